package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.operator.desired.StrimziNodePool;
import io.clickanalytics.operator.reconcile.Unowned.Applied;
import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the way of a Kafka cluster. */
final class KafkaLookupTest {
    @Test
    void aPoolOfSomebodyElseIsNamed() {
        StrimziNodePool pool =
                Serialization.unmarshal("metadata: {name: phones-brokers, namespace: shop}", StrimziNodePool.class);

        KafkaView view = KafkaLookup.notOurs(List.of(new Applied<>(pool, true), new Applied<>(pool, false)))
                .orElseThrow();

        assertThat(view.claim()).extracting(Claim::reason).isEqualTo("KafkaNotOurs");
        assertThat(view.claim()).extracting(Claim::message).asString().contains("KafkaNodePool shop/phones-brokers");
        assertThat(view.open()).isFalse();
    }

    @Test
    void poolsOfOurOwnAreInNobodysWay() {
        assertThat(KafkaLookup.notOurs(List.of(new Applied<>(new StrimziNodePool(), true))))
                .isEmpty();
    }

    @Test
    void aSecretWithABackslashThatBeginsNoCharacterIsSaidToBeUnusable() {
        Claim claim = SecretProblem.of("shop/kafka", secret("sasl.jaas.config=module password=\\user"))
                .orElseThrow();

        assertThat(claim.reason()).isEqualTo("SecretUnusable");
        assertThat(claim.message()).contains("shop/kafka", "backslash").doesNotContain("module");
    }

    @Test
    void aSecretOfPropertiesIsUsed() {
        assertThat(SecretProblem.of("shop/kafka", secret("sasl.mechanism=PLAIN")))
                .isEmpty();
        assertThat(SecretProblem.of("shop/kafka", null)).isPresent();
    }

    private static Secret secret(String properties) {
        return new SecretBuilder()
                .addToData(
                        "client.properties",
                        Base64.getEncoder().encodeToString(properties.getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
