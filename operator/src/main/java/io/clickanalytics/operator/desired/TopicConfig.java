package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.TimeSpan;
import java.time.Duration;
import java.util.Map;

/** Settings of topics. The pipeline uses the same ones where it makes the topics itself. */
final class TopicConfig {
    private static final int QUORUM = 3;

    private TopicConfig() {}

    /** Records are deleted after a time. */
    static Map<String, String> kept(TimeSpan retention) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(retention.duration().toMillis()));
    }

    /**
     * The last record of each key stays. The broker stamps the records, so that its clock can be compared with the driver's;
     * small segments and eager compaction keep a start short.
     */
    static Map<String, String> state() {
        return Map.of(
                "cleanup.policy", "compact",
                "message.timestamp.type", "LogAppendTime",
                "segment.bytes", Integer.toString(32 << 20),
                "segment.ms", milliseconds(Duration.ofMinutes(10)),
                "min.cleanable.dirty.ratio", "0.1",
                "max.compaction.lag.ms", milliseconds(Duration.ofMinutes(10)),
                "delete.retention.ms", milliseconds(Duration.ofHours(1)));
    }

    /** A commit survives the loss of any one broker, and one broker may be away, from three copies on. */
    static String minInSync(int replicas) {
        return replicas >= QUORUM ? "2" : "1";
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
