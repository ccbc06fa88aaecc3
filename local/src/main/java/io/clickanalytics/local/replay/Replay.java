package io.clickanalytics.local.replay;

import io.clickanalytics.local.console.Reason;
import io.clickanalytics.local.console.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends the rows of a file; every record is acknowledged before {@link #run} returns. */
public final class Replay {
    private static final long BETWEEN_REPORTS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ReplayPlan plan;
    private final Producer<byte[], byte[]> producer;
    private final TargetTopic topic;
    private final ReplayListener listener;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile @Nullable Thread runner;
    private long begin;
    private long lastReport;
    private long filtered;
    private long broken;
    private long round;
    private double fraction;
    private boolean warned;

    /** The producer stays open. */
    public Replay(ReplayPlan plan, Producer<byte[], byte[]> producer, TargetTopic topic, ReplayListener listener) {
        this.plan = plan;
        this.producer = producer;
        this.topic = topic;
        this.listener = listener;
    }

    /** Sends all rounds, or what was begun when {@link #stop} came; refuses when Kafka does not take a record. */
    public ReplayStatus run() {
        runner = Thread.currentThread();
        begin = System.nanoTime();
        lastReport = begin;
        var pacer = new Pacer(plan.pace());
        for (round = 0; round < plan.rounds() && !stopped; round++) {
            sendRound(pacer);
        }
        producer.flush();
        checkSent();
        fraction = stopped ? fraction : 1;
        return status();
    }

    /** Ends the replay soon; what was sent is still acknowledged. From any thread. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(runner);
    }

    /** True when {@link #stop} was called. */
    public boolean stopped() {
        return stopped;
    }

    private void sendRound(Pacer pacer) {
        try (CsvRows rows = CsvRows.open(plan.source().file(), plan.source().separator())) {
            var projection = new Projection(rows.header(), plan);
            pacer.restart();
            for (Row row = rows.next(); row != null && !stopped; row = rows.next()) {
                handle(row, projection, pacer);
                fraction = overall(rows.fraction());
                report();
            }
        } catch (IOException e) {
            throw new Refusal("%s cannot be read further (%s); %,d records were sent"
                    .formatted(plan.source().file(), Reason.of(e), acknowledged.get()));
        }
    }

    private void handle(Row row, Projection projection, Pacer pacer) {
        if (row instanceof Row.Broken unreadable) {
            reportBroken(row, unreadable.reason());
            return;
        }
        Projection.Outcome outcome = projection.of(((Row.Values) row).values());
        if (outcome instanceof Projection.Outcome.Send send) {
            waitUntil(pacer.due(System.nanoTime(), send.paceTime()));
            send(send);
        } else if (outcome instanceof Projection.Outcome.Broken unusable) {
            reportBroken(row, unusable.reason());
        } else {
            filtered++;
        }
    }

    private void reportBroken(Row row, String reason) {
        broken++;
        listener.broken(row.line(), reason);
    }

    private void send(Projection.Outcome.Send send) {
        if (stopped) {
            return;
        }
        checkSent();
        warnWhenSoonDeleted(send.time());
        var unused = producer.send(
                new ProducerRecord<>(topic.name(), null, send.time(), utf8(send.key()), utf8(send.value())),
                this::acknowledge);
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private void acknowledge(@Nullable RecordMetadata at, @Nullable Exception failure) {
        if (failure == null) {
            acknowledged.incrementAndGet();
        } else {
            refused.compareAndSet(null, failure);
        }
    }

    private void checkSent() {
        Exception failure = refused.get();
        if (failure != null) {
            throw new Refusal(
                    "Kafka did not take a record for topic %s (%s: %s); %,d were sent; see whether the brokers are well"
                            .formatted(
                                    topic.name(),
                                    failure.getClass().getSimpleName(),
                                    failure.getMessage(),
                                    acknowledged.get()));
        }
    }

    private void warnWhenSoonDeleted(@Nullable Long time) {
        if (warned || time == null) {
            return;
        }
        Instant oldestKept = Instant.now().minus(topic.retention());
        if (Instant.ofEpochMilli(time).isBefore(oldestKept)) {
            warned = true;
            listener.warning(
                    "a click of %s is older than topic %s keeps (%s): Kafka may delete it before it is counted; raise the topic's retention.ms"
                            .formatted(Instant.ofEpochMilli(time), topic.name(), topic.retention()));
        }
    }

    /** Parks rather than sleeps, so that {@link #stop} ends the wait; reports go on in a slow replay. */
    private void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0 && !stopped; left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, Math.min(left, BETWEEN_REPORTS));
            report();
        }
    }

    private double overall(double fractionOfRound) {
        return plan.rounds() == ReplayPlan.FOREVER ? 0 : (round + fractionOfRound) / plan.rounds();
    }

    private void report() {
        long now = System.nanoTime();
        if (now - lastReport >= BETWEEN_REPORTS) {
            lastReport = now;
            checkSent();
            listener.progress(status());
        }
    }

    private ReplayStatus status() {
        return new ReplayStatus(
                acknowledged.get(), filtered, broken, fraction, Duration.ofNanos(System.nanoTime() - begin));
    }
}
