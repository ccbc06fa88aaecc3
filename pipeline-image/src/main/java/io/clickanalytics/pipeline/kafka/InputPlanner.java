package io.clickanalytics.pipeline.kafka;

import io.clickanalytics.pipeline.model.BatchPlan;
import io.clickanalytics.pipeline.model.BatchSize;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what each batch reads. Spark asks it through its planning consumer, once a tick and on its own thread; the batches
 * take the ticks back in the same order. At most so many offsets a batch, and nothing while two batches wait to be merged.
 */
public final class InputPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(InputPlanner.class);
    private static final long DESCRIBE_EVERY = 1_000;
    private static final int MOST_IN_FLIGHT = 2;

    private final InputTopic input;
    private final Pace pace;
    private final LongSupplier clock;
    private final Consumer<InputTopic.Description> onDescription;
    private final Map<Integer, Long> next;
    private final Map<Integer, Long> lost;
    /** Planned on Spark's generator thread, taken on its job thread; everything else is the generator's. */
    private final Queue<Tick> ticks = new ConcurrentLinkedQueue<>();

    private final AtomicInteger inFlight = new AtomicInteger();
    private final BatchSize size;
    private long takenAt;
    private long describedAt = Long.MIN_VALUE;
    private long answeredAt;
    private volatile Set<Integer> held = Set.of();
    private final AtomicLong plans = new AtomicLong();
    private volatile boolean unanswered;

    /**
     * A planner that starts at the given offsets.
     *
     * @param start next offset by partition, and what was lost right before it
     * @param clock epoch milliseconds
     * @param onDescription told about once a second what the topic is; new partitions are taken in without it
     */
    public InputPlanner(
            InputTopic input,
            Start start,
            Pace pace,
            LongSupplier clock,
            Consumer<InputTopic.Description> onDescription) {
        this.input = input;
        this.pace = pace;
        this.size = new BatchSize(pace.batch(), pace.mostRecords(), pace.mostCells());
        this.clock = clock;
        this.onDescription = onDescription;
        this.next = new TreeMap<>(start.offsets());
        this.lost = new HashMap<>(start.lost());
    }

    /**
     * Where reading begins.
     *
     * @param offsets next offset by partition
     * @param lost offsets before it that retention took, by partition
     */
    public record Start(Map<Integer, Long> offsets, Map<Integer, Long> lost) {}

    /**
     * When and how much is planned.
     *
     * @param batch milliseconds between two ticks of Spark, which come at multiples of it
     * @param delay milliseconds that clicks may be under way
     * @param mostRecords offsets of one batch at most
     * @param mostCells pairs of a slice and an item that one batch should bring
     */
    public record Pace(long batch, long delay, long mostRecords, long mostCells) {
        /**
         * True when a tick comes right after an answer: Kafka answers more slowly than ticks come, and those that queued
         * up meanwhile ask nothing, so that the queue does not grow.
         */
        boolean isBehind(long sinceAnswer) {
            return sinceAnswer >= 0 && sinceAnswer < batch / 4;
        }

        /**
         * Milliseconds to wait before asking. A window that ends with the tick closes when Kafka is asked no earlier than a
         * delay after it: asked at once, it would have to wait for the next tick.
         */
        long untilAsking(long now) {
            return Math.max(0, delay % batch - Math.floorMod(now, batch));
        }
    }

    /** The topic that is read. */
    public String topic() {
        return input.name();
    }

    /** The partitions that are read. */
    public Set<Integer> partitions() {
        return Set.copyOf(next.keySet());
    }

    /** End of what was planned last. */
    public long position(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Plans the next batch. A question without an answer plans an empty one. */
    public void plan() {
        awaitTurn();
        Tick tick = tick();
        tick.partitions()
                .forEach((partition, seen) -> next.put(partition, seen.span().until()));
        ticks.add(tick);
        plans.incrementAndGet();
        if (!tick.spans().isEmpty()) {
            inFlight.incrementAndGet();
        }
    }

    /** Batches that were planned, empty ones with them. */
    public long plans() {
        return plans.get();
    }

    /** True while Kafka does not answer. */
    public boolean isUnanswered() {
        return unanswered;
    }

    /** The tick of the next batch to run; batches run in the order in which they were planned. */
    public Tick take() {
        takenAt = clock.getAsLong();
        return ticks.remove();
    }

    /** Partitions of which nothing is planned until this is called again. */
    public void hold(Set<Integer> partitions) {
        held = partitions;
    }

    /**
     * Notes that a batch was merged, so that another one may be planned.
     *
     * @param cells pairs of a slice and an item that it brought
     */
    public void merged(Tick tick, long cells) {
        if (!tick.spans().isEmpty()) {
            inFlight.decrementAndGet();
            long offsets = tick.spans().stream().mapToLong(Span::size).sum();
            size.counted(offsets, clock.getAsLong() - takenAt, cells);
        }
    }

    private void awaitTurn() {
        try {
            TimeUnit.MILLISECONDS.sleep(pace.untilAsking(clock.getAsLong()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Tick tick() {
        long now = clock.getAsLong();
        if (pace.isBehind(now - answeredAt)) {
            return Tick.unanswered(now);
        }
        try {
            if (now >= describedAt + DESCRIBE_EVERY || now < describedAt) {
                describe();
                describedAt = now;
            }
            Tick tick = planned(now, input.ends(next.keySet()));
            note(false, "");
            return tick;
        } catch (InputTopic.Unanswered e) {
            note(true, String.valueOf(e.getCause()));
            return Tick.unanswered(now);
        } finally {
            answeredAt = clock.getAsLong();
        }
    }

    private void note(boolean isUnanswered, String cause) {
        if (isUnanswered && !unanswered) {
            LOG.atWarn()
                    .addKeyValue("topic", input.name())
                    .addKeyValue("cause", cause)
                    .log("Kafka does not answer; the stream waits");
        } else if (!isUnanswered && unanswered) {
            LOG.atInfo().addKeyValue("topic", input.name()).log("Kafka answers again");
        }
        unanswered = isUnanswered;
    }

    private void describe() throws InputTopic.Unanswered {
        InputTopic.Description description = input.describe();
        Set<Integer> fresh = new TreeSet<>(description.partitions());
        fresh.removeAll(next.keySet());
        if (!fresh.isEmpty()) {
            next.putAll(input.beginnings(fresh));
            LOG.atInfo()
                    .addKeyValue("topic", input.name())
                    .addKeyValue("partitions", fresh)
                    .log("reading new partitions");
        }
        onDescription.accept(description);
    }

    private Tick planned(long now, InputTopic.Ends ends) {
        long most = inFlight.get() >= MOST_IN_FLIGHT ? 0 : size.records();
        List<Span> backlog = new ArrayList<>();
        Set<Integer> waiting = held;
        next.forEach((partition, from) -> {
            InputTopic.End end = ends.partitions().get(partition);
            if (end != null) {
                long until = waiting.contains(partition) ? from : Math.max(from, end.stable());
                backlog.add(new Span(input.name(), partition, from, until));
            }
        });
        Map<Integer, Tick.Seen> seen = new HashMap<>();
        for (Span span : BatchPlan.of(backlog, most)) {
            InputTopic.End end = ends.partitions().get(span.partition());
            if (end != null) {
                seen.put(span.partition(), new Tick.Seen(span, end.stable(), end.high(), ends.askedAt()));
            }
        }
        var tick = new Tick(now, seen, lost);
        lost.clear();
        return tick;
    }
}
