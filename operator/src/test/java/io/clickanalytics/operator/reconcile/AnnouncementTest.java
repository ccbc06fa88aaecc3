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
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a change before anything of it is done. */
final class AnnouncementTest {
    private static final String KAFKA =
            "kafka: {bootstrapServers: k:1, input: {topic: in, partitions: 6}, results: {topic: out}}";
    private static final ClickAnalytics BEFORE = resource(1, "window: {length: 2s}", "");
    private static final AppliedSpec IN_EFFECT =
            AppliedSpec.first(BEFORE.spec()).inEffect();

    @Test
    void aResourceThatNeverRanIsNotChanged() {
        assertThat(announced(BEFORE, null)).isEmpty();
    }

    @Test
    void nothingIsSaidOfASpecThatIsInEffect() {
        assertThat(announced(resource(2, "window: {length: 2s}", ""), IN_EFFECT))
                .isEmpty();
    }

    @Test
    void aChangeIsShownFirstAndTheRestStaysAboutTheGenerationBefore() {
        ClickAnalyticsStatus status =
                announced(resource(2, "window: {length: 4s}", """
                status: {observedGeneration: 1, conditions: [{type: Ready, status: "True", reason: DataFlows}]}
                """), IN_EFFECT).orElseThrow();

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

        assertThat(announced(shown, IN_EFFECT)).isEmpty();
    }

    @Test
    void anotherChangeThanTheOneThatIsShownIsShownFirst() {
        ClickAnalytics shown = resource(3, "spark: {executors: 7}", """
                status: {change: {class: Rewind, fields: [spec.window.length]}}
                """);

        ClickAnalyticsStatus status = announced(shown, IN_EFFECT).orElseThrow();

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

        ClickAnalyticsStatus first = announced(fewer, IN_EFFECT).orElseThrow();
        fewer.setStatus(first);
        ClickAnalyticsStatus second = announced(fewer, IN_EFFECT).orElseThrow();

        assertThat(first.change())
                .isEqualTo(new ChangeStatus(ChangeClass.REJECTED, List.of("spec.kafka.input.partitions")));
        assertThat(condition(first, ConditionType.READY).getReason()).isEqualTo("Rejected");
        assertThat(condition(first, ConditionType.READY).getMessage()).contains("spec.kafka.input.partitions");
        assertThat(second).isEqualTo(first);
    }

    /** As the reconciler puts it together. */
    private static Optional<ClickAnalyticsStatus> announced(ClickAnalytics resource, @Nullable AppliedSpec last) {
        return Optional.ofNullable(last)
                .flatMap(made -> Announcement.of(resource, made))
                .flatMap(news -> news.refusal()
                        .map(claim -> Statuses.withChange(
                                Statuses.refused(resource, claim, Times.BEGIN),
                                news.change().status()))
                        .or(() -> news.unshown(resource, Times.BEGIN)));
    }

    private static Condition condition(ClickAnalyticsStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type).orElseThrow();
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
