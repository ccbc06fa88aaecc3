package io.clickanalytics.operator.desired;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Resources for tests. */
final class Resources {
    private Resources() {}

    static ClickAnalytics of(String yaml) {
        if (ResourceReader.parse(yaml) instanceof Checked.Valid valid) {
            return valid.resource();
        }
        throw new AssertionError(ResourceReader.parse(yaml));
    }

    /** As they were looked up: every cluster of Strimzi speaks TLS, and a named Secret is there. */
    static Surroundings surroundings(ClickAnalytics resource) {
        return new Surroundings(
                Owner.of("c-1", resource),
                kafka(resource),
                new Images(
                        "registry.example.com/clickanalytics/pipeline:1",
                        "registry.example.com/clickanalytics/dashboard:1"));
    }

    private static KafkaAccess kafka(ClickAnalytics resource) {
        boolean strimzi = resource.spec().kafka().bootstrapServers() == null;
        KafkaAccess access = strimzi
                ? KafkaCredentials.trusting(KafkaAccess.at(resource, bootstrap(resource)), "the authority")
                : KafkaAccess.of(resource);
        if (resource.spec().kafka().clients().secret() == null) {
            return access;
        }
        return KafkaCredentials.with(
                access,
                strimzi
                        ? Map.of(
                                "password", base64("p"), "sasl.jaas.config", base64("a module, its user, its password"))
                        : Map.of(
                                "client.properties",
                                base64(
                                        "sasl.jaas.config=a module\nssl.truststore.location=/etc/clickanalytics/kafka/ca.p12\n"),
                                "ca.p12",
                                base64("the authority")));
    }

    private static String bootstrap(ClickAnalytics resource) {
        KafkaCluster cluster = resource.spec().kafka().cluster();
        String listener = cluster == null ? null : cluster.listener();
        return "%s-kafka-bootstrap.%s.svc:%d"
                .formatted(
                        PipelineNames.strimziCluster(resource),
                        PipelineNames.kafkaNamespace(resource),
                        listener == null || listener.equals("tls") ? 9093 : 9094);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
