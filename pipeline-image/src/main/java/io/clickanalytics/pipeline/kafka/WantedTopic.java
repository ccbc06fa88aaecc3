package io.clickanalytics.pipeline.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as the pipeline needs it.
 *
 * @param name of the topic
 * @param partitions when it is created
 * @param replicas when it is created
 * @param create make it when it is missing
 * @param config of the topic when it is created
 */
public record WantedTopic(String name, int partitions, int replicas, boolean create, Map<String, String> config) {
    /** A topic with another is not usable at all. */
    static final String POLICY = "cleanup.policy";

    private static final String RETENTION = "retention.ms";
    /** Greater ones make a start longer: the topic grows before it is compacted. */
    private static final Set<String> AT_MOST =
            Set.of("segment.bytes", "segment.ms", "min.cleanable.dirty.ratio", "max.compaction.lag.ms");
    /** Smaller ones take away what a slow reader has not seen. */
    private static final Set<String> AT_LEAST = Set.of(RETENTION, "delete.retention.ms");

    public WantedTopic {
        config = Map.copyOf(config);
    }

    /** A topic whose records are deleted after a time. */
    public static WantedTopic kept(String name, int partitions, int replicas, Duration retention) {
        return new WantedTopic(
                name,
                partitions,
                replicas,
                true,
                Map.of(POLICY, "delete", RETENTION, Long.toString(retention.toMillis())));
    }

    /**
     * A state topic: the last record of each key stays. The broker stamps its records, so that its clock can be compared with
     * the driver's; small segments and eager compaction keep a start short.
     */
    public static WantedTopic state(String name, int replicas) {
        return new WantedTopic(
                name,
                1,
                replicas,
                true,
                Map.of(
                        POLICY,
                        "compact",
                        "message.timestamp.type",
                        "LogAppendTime",
                        "segment.bytes",
                        Integer.toString(32 << 20),
                        "segment.ms",
                        Long.toString(Duration.ofMinutes(10).toMillis()),
                        "min.cleanable.dirty.ratio",
                        "0.1",
                        "max.compaction.lag.ms",
                        Long.toString(Duration.ofMinutes(10).toMillis()),
                        "delete.retention.ms",
                        Long.toString(Duration.ofHours(1).toMillis())));
    }

    /** The same topic, only verified. */
    public WantedTopic onlyVerified() {
        return new WantedTopic(name, partitions, replicas, false, config);
    }

    /**
     * Where the topic falls short of what is wanted without making the count wrong: for a person to know, not to refuse.
     *
     * @param found settings of the topic
     */
    List<String> shortcomings(Map<String, String> found, int foundReplicas) {
        List<String> shortcomings = new ArrayList<>();
        if (foundReplicas < replicas) {
            shortcomings.add("%s has %d replicas, wanted %d".formatted(name, foundReplicas, replicas));
        }
        new TreeMap<>(config).forEach((key, wanted) -> {
            String is = found.get(key);
            if (is != null && !key.equals(POLICY) && !isGoodEnough(key, is, wanted)) {
                shortcomings.add("%s has %s=%s, wanted %s%s".formatted(name, key, is, bound(key), wanted));
            }
        });
        return shortcomings;
    }

    private static boolean isGoodEnough(String key, String found, String wanted) {
        if (AT_MOST.contains(key)) {
            return Double.parseDouble(found) <= Double.parseDouble(wanted);
        }
        if (AT_LEAST.contains(key)) {
            return isForEver(key, found) || Double.parseDouble(found) >= Double.parseDouble(wanted);
        }
        return found.equals(wanted);
    }

    private static boolean isForEver(String key, String found) {
        return key.equals(RETENTION) && found.startsWith("-");
    }

    private static String bound(String key) {
        if (AT_MOST.contains(key)) {
            return "at most ";
        }
        return AT_LEAST.contains(key) ? "at least " : "";
    }

    NewTopic toCreate() {
        return new NewTopic(name, partitions, (short) replicas).configs(config);
    }
}
