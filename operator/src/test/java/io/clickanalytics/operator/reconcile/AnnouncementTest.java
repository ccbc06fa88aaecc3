package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ChangeStatus;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.desired.AppliedSpec;
import io.clickanalytics.operator.status.ConditionType;
import io.clickanalytics.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a change before anything of it is done. */
final class AnnouncementTest {
    private static final String KAFKA =
            "kafka: {bootstrapServers: k:1, input: {topic: in, partitions: 6}, results: {topic: out}}";
    private static final ClickAnalytics BEFORE = resource(1, "window: {length: 2s}", "");

    @Test
    void aResourceThatNeverRanIsNotChanged() {
        assertThat(announced(BEFORE, Set.of())).isEmpty();
    }

    @Test
    void nothingIsSaidOfASpecThatIsInEffect() {
        assertThat(announced(resource(2, "window: {length: 2s}", ""), inEffect()))
                .isEmpty();
    }

    @Test
    void aChangeIsShownFirstAndTheRestStaysAboutTheGenerationBefore() {
        ClickAnalyticsStatus status =
                announced(resource(2, "window: {length: 4s}", """
                status: {observedGeneration: 1, conditions: [{type: Ready, status: "True", reason: DataFlows}]}
                """), inEffect()).orElseThrow();

        assertThat(status.change()).isEqualTo(new ChangeStatus(ChangeClass.REWIND, List.of("spec.window.length")));
        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(condition(status, ConditionType.READY).getReason()).isEqualTo("DataFlows");
        assertThat(condition(status, ConditionType.RECONCILING).getReason()).isEqualTo("Changing");
    }

    @Test
    void aChangeThatIsShownIsCarriedOut() {
        ClickAnalytics shown = resource(2, "window: {length: 4s}", """
                status: {change: {class: Rewind, fields: [spec.window.length]}}
                """);

        assertThat(announced(shown, inEffect())).isEmpty();
    }

    @Test
    void anotherChangeThanTheOneThatIsShownIsShownFirst() {
        ClickAnalytics shown = resource(3, "spark: {executors: 7}", """
                status: {change: {class: Rewind, fields: [spec.window.length]}}
                """);

        ClickAnalyticsStatus status = announced(shown, inEffect()).orElseThrow();

        assertThat(status.change())
                .isNotNull()
                .extracting(ChangeStatus::changeClass)
                .isEqualTo(ChangeClass.LIVE);
    }

    /** Shown or not: it is never carried out. */
    @Test
    void aChangeThatCannotBeDoneIsRefusedHoweverOftenItIsLookedAt() {
        ClickAnalytics fewer = resource(
                2, "kafka: {bootstrapServers: k:1, input: {topic: in, partitions: 2}, results: {topic: out}}", "");

        ClickAnalyticsStatus first = announced(fewer, inEffect()).orElseThrow();
        fewer.setStatus(first);
        ClickAnalyticsStatus second = announced(fewer, inEffect()).orElseThrow();

        assertThat(first.change())
                .isEqualTo(new ChangeStatus(ChangeClass.REJECTED, List.of("spec.kafka.input.partitions")));
        assertThat(condition(first, ConditionType.READY).getReason()).isEqualTo("Rejected");
        assertThat(condition(first, ConditionType.READY).getMessage()).contains("spec.kafka.input.partitions");
        assertThat(second).isEqualTo(first);
    }

    private static Optional<ClickAnalyticsStatus> announced(ClickAnalytics resource, Set<ConfigMap> records) {
        return Announcement.of(resource, context(records), Times.BEGIN);
    }

    private static Set<ConfigMap> inEffect() {
        return Set.of(AppliedSpec.of(BEFORE));
    }

    private static Condition condition(ClickAnalyticsStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type).orElseThrow();
    }

    @SuppressWarnings("unchecked") // of the fake's type parameter
    private static Context<ClickAnalytics> context(Set<ConfigMap> records) {
        return Fake.of(Context.class, Map.of("getSecondaryResources", (proxy, method, arguments) -> records));
    }

    private static ClickAnalytics resource(int generation, String spec, String status) {
        ClickAnalytics written = Serialization.unmarshal(
                """
                apiVersion: clickanalytics.io/v1alpha1
                kind: ClickAnalytics
                metadata: {name: phones, namespace: shop, uid: u1, generation: %d}
                spec:
                  %s
                  %s
                """.formatted(generation, spec.startsWith("kafka:") ? "" : KAFKA, spec) + status, ClickAnalytics.class);
        return ((Checked.Valid) Validation.of(written)).resource();
    }
}
