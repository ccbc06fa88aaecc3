package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written down of a spec that is carried out. */
final class AppliedSpecTest {
    @Test
    void isReadAsItWasWritten() {
        ClickAnalytics resource = resource("4s");
        var applied = new AppliedSpec(resource.spec(), true, Set.of("host a", "topic b of Kafka c"));

        assertThat(AppliedSpec.read(applied.configMap(resource))).contains(applied);
    }

    @Test
    void ofAnOlderVersionSaysNothingOfProgramsThatRan() {
        ClickAnalytics resource = resource("4s");
        var old = new ConfigMapBuilder(AppliedSpec.first(resource.spec()).configMap(resource)).build();

        assertThat(AppliedSpec.read(old).orElseThrow().settled()).isFalse();
    }

    @Test
    void thatSomebodySpoiledIsNone() {
        var spoiled = new ConfigMapBuilder().withData(Map.of("spec.json", "{")).build();

        assertThat(AppliedSpec.read(spoiled)).isEmpty();
        assertThat(AppliedSpec.read(new ConfigMapBuilder().build())).isEmpty();
    }

    @Test
    void remembersWhatEarlierOnesUseUntilProgramsRunWithTheLast() {
        ClickAnalytics resource = resource("4s");
        ClickAnalytics other = resource("6s");

        AppliedSpec applied = AppliedSpec.first(resource.spec())
                .inEffect()
                .followedBy(other.spec(), Set.of("a", "b"), Set.of("b", "c"))
                .followedBy(resource.spec(), Set.of("b", "c"), Set.of("b", "d"));

        assertThat(applied.uses()).containsExactlyInAnyOrder("a", "c");
        assertThat(applied.settled()).isTrue();
        assertThat(applied.inEffect().uses()).isEmpty();
    }

    @Test
    void isTheSameWhenNothingChanged() {
        ClickAnalytics resource = resource("4s");
        var applied = new AppliedSpec(resource.spec(), true, Set.of("a"));

        assertThat(applied.followedBy(resource("4s").spec(), Set.of("b"), Set.of("b")))
                .isEqualTo(applied);
    }

    private static ClickAnalytics resource(String length) {
        return Resources.of("""
                apiVersion: clickanalytics.io/v1alpha1
                kind: ClickAnalytics
                metadata: {name: phones, namespace: shop, uid: u1}
                spec:
                  kafka: {bootstrapServers: "kafka:9092", input: {topic: phone}, results: {topic: resultPhone}}
                  window: {length: %s}
                """.formatted(length));
    }
}
