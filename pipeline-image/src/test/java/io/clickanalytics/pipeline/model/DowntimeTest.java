package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A count that was down for a day, while clicks went on coming in partitions that have their busy hours at other times. */
class DowntimeTest {
    private static final long START = 1_000_000_020_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int MOST = 500;
    private static final CountingRules RULES = new CountingRules(200, 5_000, 50, 100_000);
    private static final Shape MINUTES = Shape.of(Duration.ofMinutes(1), Duration.ofMinutes(1));

    @Property(tries = 25)
    void noClickIsTooLateAndNoBatchTooLarge(@ForAll Random random) {
        List<List<Long>> partitions = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
            double busy = 0.3 + 3 * random.nextDouble();
            partitions.add(random.doubles(500 + random.nextInt(3_000))
                    .mapToObj(moment -> START + 1_000 + (long) (DAY * Math.pow(moment, busy)))
                    .sorted()
                    .toList());
        }
        Count before = new Count(
                RULES, new OpenSlices(100, 10_000), Position.beginning(MINUTES), Map.of(), Fate.of(Fate.Totals.none()));
        Map<Integer, Tick.Seen> quiet = new HashMap<>();
        for (int partition = 0; partition < 3; partition++) {
            quiet.put(partition, new Tick.Seen(new Span("phone", partition, 0, 0), 0, 0, START));
        }
        before.merge(new Tick(START, quiet, Map.of()), List.of(), START);
        before.advance();
        assertThat(before.position().watermark()).isEqualTo(START - 200);
        var restarted = new Count(
                RULES, new OpenSlices(100, 10_000), before.position(), before.offsets(), Fate.of(before.totals()));

        Map<Long, Long> published = caughtUp(restarted, partitions, START + DAY + 10_000);

        assertThat(restarted.totals().dropped().values()).containsOnly(0L);
        assertThat(published).isEqualTo(naive(partitions));
    }

    /** Clicks by window end, as they were published. */
    private static Map<Long, Long> caughtUp(Count count, List<List<Long>> partitions, long now) {
        Map<Long, Long> published = new TreeMap<>();
        Map<Integer, Long> next = new HashMap<>();
        boolean behind = true;
        for (long tick = now; behind || tick < now + 120_000; tick += 1_000) {
            List<Span> backlog = backlog(partitions, next);
            List<Span> plan = BatchPlan.of(backlog, MOST);
            behind = !plan.equals(backlog);
            Map<Integer, Tick.Seen> seen = new HashMap<>();
            List<SpanCounts> counts = new ArrayList<>();
            for (Span span : plan) {
                long end = partitions.get(span.partition()).size();
                seen.put(span.partition(), new Tick.Seen(span, end, end, tick));
                next.put(span.partition(), span.until());
                counts.add(counted(
                        count.layout(), span, partitions.get(span.partition()).subList((int) span.from(), (int)
                                span.until())));
            }
            count.merge(new Tick(tick, seen, Map.of()), counts, tick);
            publish(count, published);
        }
        return published;
    }

    private static void publish(Count count, Map<Long, Long> published) {
        boolean more = true;
        while (more) {
            Count.Step step = count.advance();
            assertThat(step.results()).hasSizeLessThanOrEqualTo(500);
            step.results()
                    .forEach(result ->
                            published.put(result.window().end(), result.counts().total()));
            more = step.more();
        }
        published.values().removeIf(total -> total == 0);
    }

    private static List<Span> backlog(List<List<Long>> partitions, Map<Integer, Long> next) {
        List<Span> backlog = new ArrayList<>();
        for (int partition = 0; partition < partitions.size(); partition++) {
            long from = next.getOrDefault(partition, 0L);
            backlog.add(
                    new Span("phone", partition, from, partitions.get(partition).size()));
        }
        return backlog;
    }

    private static SpanCounts counted(Slices slices, Span span, List<Long> times) {
        Map<Long, Map<String, Long>> sums = new TreeMap<>();
        times.forEach(time -> sums.computeIfAbsent(slices.start(time), start -> new TreeMap<>())
                .merge("4", 1L, Long::sum));
        List<SliceCounts> counts = new ArrayList<>();
        sums.forEach((start, items) -> counts.add(SliceCounts.of(start, items, 0)));
        long latest = times.isEmpty() ? Long.MIN_VALUE : times.get(times.size() - 1);
        return new SpanCounts(span, counts, new Tally(times.size(), 0, Map.of()), List.of(), latest);
    }

    private static Map<Long, Long> naive(List<List<Long>> partitions) {
        Map<Long, Long> naive = new TreeMap<>();
        partitions.forEach(times -> times.forEach(time -> naive.merge(time - time % 60_000 + 60_000, 1L, Long::sum)));
        return naive;
    }
}
