package io.clickanalytics.pipeline.kafka;

import java.time.Duration;
import java.util.Map;
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
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
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
                        "cleanup.policy", "compact",
                        "message.timestamp.type", "LogAppendTime",
                        "segment.bytes", Integer.toString(32 << 20),
                        "segment.ms", Long.toString(Duration.ofMinutes(10).toMillis()),
                        "min.cleanable.dirty.ratio", "0.1",
                        "max.compaction.lag.ms",
                                Long.toString(Duration.ofMinutes(10).toMillis()),
                        "delete.retention.ms", Long.toString(Duration.ofHours(1).toMillis())));
    }

    /** The same topic, only verified. */
    public WantedTopic onlyVerified() {
        return new WantedTopic(name, partitions, replicas, false, config);
    }

    NewTopic toCreate() {
        return new NewTopic(name, partitions, (short) replicas).configs(config);
    }
}
