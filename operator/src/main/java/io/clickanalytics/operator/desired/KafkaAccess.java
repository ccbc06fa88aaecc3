package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.Kafka;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How Kafka clients reach the cluster, after everything that only the cluster knows was looked up.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param properties further client settings
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> properties) {
    private static final String PREFIX = "kafka.";

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    /** Of a resource that names its brokers itself. */
    public static KafkaAccess of(ClickAnalytics resource) {
        Kafka kafka = resource.spec().kafka();
        String bootstrapServers = kafka.bootstrapServers();
        if (bootstrapServers == null) {
            throw new IllegalArgumentException(
                    "found no spec.kafka.bootstrapServers, wanted it; resolve the Kafka cluster first");
        }
        Map<String, String> properties = kafka.clients().properties();
        return new KafkaAccess(bootstrapServers, properties == null ? Map.of() : properties);
    }

    /** As keys of a settings file. */
    SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> settings.put(PREFIX + key, value));
        settings.put(PREFIX + "bootstrap.servers", bootstrapServers);
        return settings;
    }
}
