package io.clickanalytics.local.recount;

import io.clickanalytics.local.recount.judge.CommitRecord;
import io.clickanalytics.local.recount.judge.RecountRules;
import io.clickanalytics.local.recount.judge.Recounting;
import io.clickanalytics.local.recount.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Checks every published window against the clicks of the input, and every counted range to the record. Reads only; a pipeline
 * may run meanwhile: what it commits during the recount is left for the next.
 */
public final class Recount {
    private static final String KAFKA = "kafka.";
    /** A pipeline that commits every second gives a quiet moment soon. */
    private static final int ATTEMPTS = 5;

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Map<String, String> settings;
    private final RecountRules rules;

    /**
     * @param settings of the pipeline, as docs/settings.md has them
     */
    public Recount(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
        rules = RecountRules.of(settings);
    }

    /**
     * The verdict.
     *
     * @param patience for a pipeline that has not counted everything yet; zero judges what there is
     */
    public Verdict verdict(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var topics = new TopicReader(kafka(settings))) {
            var commits = new Commits(topics, topic("state.topic"));
            while (true) {
                boolean last = System.nanoTime() >= deadline;
                Verdict verdict = judged(topics, commits);
                if (last || verdict.outcome() == Verdict.Outcome.WRONG || isComplete(verdict)) {
                    return verdict;
                }
                awaitCommit(commits, verdict.commit(), deadline);
            }
        } catch (CannotTell e) {
            return Verdict.unknown(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isComplete(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.RIGHT && verdict.complete();
    }

    private static void awaitCommit(Commits commits, long after, long deadline) {
        while (System.nanoTime() < deadline
                && commits.last().map(CommitRecord::number).orElse(-1L) <= after) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private Verdict judged(TopicReader topics, Commits commits) {
        Optional<CommitRecord> commit = commits.last();
        for (int attempt = 1; commit.isPresent(); attempt++) {
            Recounting recounting = results(topics, commit.get(), attempt > ATTEMPTS);
            Optional<CommitRecord> now = commits.last();
            if (attempt > ATTEMPTS || now.get().number() == commit.get().number()) {
                return input(topics, commit.get(), recounting);
            }
            commit = now;
        }
        return Verdict.unknown("there is no commit in topic " + topic("state.topic")
                + ": the pipeline has not counted anything yet, or the topic is another's");
    }

    /**
     * Reads the results.
     *
     * @param moving true when commits go on meanwhile: records of later ones are left out
     */
    private Recounting results(TopicReader topics, CommitRecord commit, boolean moving) {
        List<TopicPartition> partitions = topics.partitions(topic("results.topic"));
        Map<TopicPartition, Long> from = topics.beginnings(partitions);
        var recounting = new Recounting(rules, commit, from.values().stream().allMatch(first -> first == 0));
        Predicate<ConsumerRecord<byte[], byte[]>> judged = found -> !moving || found.timestamp() <= commit.time();
        String paper = settings.get("results.paperTopic");
        if (paper != null) {
            recounting.withPaper();
        }
        readAll(topics, topic("results.topic"), judged, recounting::result);
        if (paper != null) {
            readAll(topics, paper, judged, recounting::paper);
        }
        recounting.resultsEnd();
        return recounting;
    }

    private static void readAll(
            TopicReader topics, String topic, Predicate<ConsumerRecord<byte[], byte[]>> judged, Taker taker) {
        List<TopicPartition> partitions = topics.partitions(topic);
        topics.read(topics.beginnings(partitions), topics.ends(partitions), found -> {
            if (judged.test(found)) {
                taker.take(found.offset(), found.timestamp(), text(found.key()), text(found.value()));
            }
        });
    }

    /** Takes a record of the results, in the one format or the other. */
    private interface Taker {
        void take(long offset, long time, @Nullable String key, @Nullable String value);
    }

    private Verdict input(TopicReader topics, CommitRecord commit, Recounting recounting) {
        List<TopicPartition> partitions = topics.partitions(topic("input.topic"));
        Map<TopicPartition, Long> begin = topics.beginnings(partitions);
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<TopicPartition, Long> until = new HashMap<>();
        List<String> gone = new ArrayList<>();
        commit.ranges().forEach((number, range) -> {
            var partition = new TopicPartition(topic("input.topic"), number);
            gone(partition, range, begin).ifPresent(gone::add);
            from.put(partition, range.start());
            until.put(partition, range.end());
        });
        long uncounted = uncounted(topics, partitions, begin, until);
        if (!gone.isEmpty()) {
            return recounting.verdictWithout(gone, uncounted);
        }
        begin.forEach((partition, first) -> recounting.rangeBegins(partition.partition(), first));
        topics.read(from, until, found -> recounting.input(found.value(), found.timestamp()));
        return recounting.verdict(uncounted);
    }

    /** What of a counted range is not there any more. */
    private static Optional<String> gone(
            TopicPartition partition, CommitRecord.Range range, Map<TopicPartition, Long> begin) {
        Long first = begin.get(partition);
        if (first == null) {
            return Optional.of(
                    "%s is not there any more, of which offsets %d to %d were counted: the topic was made anew"
                            .formatted(partition, range.start(), range.end()));
        }
        return first <= range.start() || range.end() <= range.start()
                ? Optional.empty()
                : Optional.of(
                        "%s begins at offset %d, and %d to %d were counted: retention has deleted the first %d; keep the input longer, or recount sooner"
                                .formatted(
                                        partition,
                                        first,
                                        range.start(),
                                        range.end(),
                                        Math.min(first, range.end()) - range.start()));
    }

    private static long uncounted(
            TopicReader topics,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> begin,
            Map<TopicPartition, Long> counted) {
        long sum = 0;
        for (Map.Entry<TopicPartition, Long> end :
                topics.committedEnds(partitions).entrySet()) {
            long from = counted.getOrDefault(end.getKey(), begin.getOrDefault(end.getKey(), 0L));
            sum += Math.max(0, end.getValue() - from);
        }
        return sum;
    }

    private String topic(String key) {
        String topic = settings.get(key);
        if (topic == null) {
            throw new IllegalArgumentException("the pipeline's settings have no " + key);
        }
        return topic;
    }

    private static Map<String, String> kafka(Map<String, String> settings) {
        Map<String, String> kafka = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(KAFKA)) {
                kafka.put(key.substring(KAFKA.length()), value);
            }
        });
        return kafka;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
