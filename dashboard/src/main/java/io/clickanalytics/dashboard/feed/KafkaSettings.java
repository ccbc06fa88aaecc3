package io.clickanalytics.dashboard.feed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Properties of the two Kafka clients: what the resource says, between our defaults and what we cannot do without. */
final class KafkaSettings {
    /** Short, so that a broker that hangs is noticed and a stop is not held up. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "request.timeout.ms", 3_000,
            "default.api.timeout.ms", 3_000,
            "reconnect.backoff.max.ms", 1_000,
            "client.id", "clickanalytics-dashboard");

    /** No group: every replica reads everything, and nobody has to rebalance. */
    private static final Map<String, Object> READING = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    private final Map<String, String> given;

    KafkaSettings(Map<String, String> given) {
        this.given = given;
    }

    Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.putAll(given);
        return settings;
    }

    Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.putAll(given);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.putAll(READING);
        return settings;
    }
}
