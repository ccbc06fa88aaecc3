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
 * @param properties further client settings, that hold nothing secret
 * @param files what they name under {@link #FOLDER}: file name to content in Base64, as in a Secret's data
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> properties, Map<String, String> files) {
    /** Where pods find the files. */
    public static final String FOLDER = "/etc/clickanalytics/kafka";

    private static final String PREFIX = "kafka.";

    public KafkaAccess {
        properties = Map.copyOf(properties);
        files = Map.copyOf(files);
    }

    public KafkaAccess(String bootstrapServers, Map<String, String> properties) {
        this(bootstrapServers, properties, Map.of());
    }

    /** Of a resource that names its brokers itself; what its Secret holds is for {@link KafkaCredentials}. */
    public static KafkaAccess of(ClickAnalytics resource) {
        String bootstrapServers = resource.spec().kafka().bootstrapServers();
        if (bootstrapServers == null) {
            throw new IllegalArgumentException(
                    "found no spec.kafka.bootstrapServers, wanted it; resolve the Kafka cluster first");
        }
        return at(resource, bootstrapServers);
    }

    /** Of a resource whose brokers were looked up. */
    public static KafkaAccess at(ClickAnalytics resource, String bootstrapServers) {
        Kafka kafka = resource.spec().kafka();
        Map<String, String> properties = kafka.clients().properties();
        return new KafkaAccess(bootstrapServers, properties == null ? Map.of() : properties);
    }

    /** With further settings, over those that are there, and further files. */
    KafkaAccess with(Map<String, String> moreProperties, Map<String, String> moreFiles) {
        Map<String, String> allProperties = new TreeMap<>(properties);
        allProperties.putAll(moreProperties);
        Map<String, String> allFiles = new TreeMap<>(files);
        allFiles.putAll(moreFiles);
        return new KafkaAccess(bootstrapServers, allProperties, allFiles);
    }

    /** As keys of a settings file. */
    SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> settings.put(PREFIX + key, value));
        settings.put(PREFIX + "bootstrap.servers", bootstrapServers);
        return settings;
    }
}
