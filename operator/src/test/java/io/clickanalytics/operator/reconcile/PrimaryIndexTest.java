package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a resource claims for itself alone. */
final class PrimaryIndexTest {
    @Test
    void theTopicsThatItWritesToAndItsHost() {
        List<String> claims = claims("""
                kafka:
                  cluster: {name: clicks, namespace: kafka}
                  input: {topic: phone}
                  results: {topic: out, paperTopic: paper}
                  deadLetters: {topic: bad}
                dashboard: {replicas: 1, ingress: {host: phones.example.com}}
                """);

        assertThat(claims)
                .containsExactlyInAnyOrder(
                        "topic out of Kafka kafka/clicks",
                        "topic out-state of Kafka kafka/clicks",
                        "topic paper of Kafka kafka/clicks",
                        "topic bad of Kafka kafka/clicks",
                        "host phones.example.com");
    }

    @Test
    void onEachOfItsBrokersAsNobodyKnowsWhichClusterTheyAre() {
        List<String> claims = claims("""
                kafka:
                  bootstrapServers: b1:9092,b2:9092
                  input: {topic: phone}
                  results: {topic: out}
                dashboard: {replicas: 1}
                """);

        assertThat(claims)
                .containsExactlyInAnyOrder(
                        "topic out of Kafka b1:9092",
                        "topic out-state of Kafka b1:9092",
                        "topic out of Kafka b2:9092",
                        "topic out-state of Kafka b2:9092");
    }

    @Test
    void ofAHostThatItSharesItsPathOnly() {
        List<String> claims = claims("""
                kafka:
                  bootstrapServers: b1:9092
                  input: {topic: phone}
                  results: {topic: out}
                dashboard: {replicas: 1, gateway: {host: shop.example.com, path: /phones}}
                """);

        assertThat(claims).contains("host shop.example.com/phones");
    }

    private static List<String> claims(String spec) {
        return PrimaryIndex.claims(Serialization.unmarshal(
                "metadata: {name: phones, namespace: shop}\nspec:\n" + spec.indent(2), ClickAnalytics.class));
    }
}
