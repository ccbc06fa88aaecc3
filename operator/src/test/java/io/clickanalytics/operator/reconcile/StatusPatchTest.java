package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.api.v1alpha1.PipelineStatus;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.DriverReport;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a status is written, and what of it. */
final class StatusPatchTest {
    private static final Claim COLLISION = Claim.blocked("Collision", "found topic out in use");

    private final Times clock = new Times();
    private final ToldEvents told = new ToldEvents();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StatusPatch patch = new StatusPatch(new Events(told.client(), clock), new Standings(registry), clock);

    @Test
    void somethingNewIsWrittenAndTold() {
        UpdateControl<ClickAnalytics> control = patch.of(resource(), refused(resource()), null);

        assertThat(control.isPatchStatus()).isTrue();
        assertThat(told.texts()).containsExactly("Collision: found topic out in use");
        assertThat(registry.scrape()).contains("reason=\"Collision\"");
    }

    @Test
    void whatIsThereAlreadyIsNeitherWrittenNorToldAtAnyTime() {
        ClickAnalytics resource = resource();
        resource.setStatus(refused(resource));
        clock.pass(Duration.ofHours(1));

        UpdateControl<ClickAnalytics> control = patch.of(resource, refused(resource), null);

        assertThat(control.isNoUpdate()).isTrue();
        assertThat(told.all()).isEmpty();
        // also of an operator that has just begun
        assertThat(registry.scrape()).contains("reason=\"Collision\"");
    }

    @Test
    void onlyIdentityAndStatusAreInThePatch() {
        ClickAnalytics resource = resource();

        ClickAnalytics written =
                patch.of(resource, refused(resource), null).getResource().orElseThrow();

        assertThat(written.getStatus()).isEqualTo(refused(resource));
        assertThat(written.getSpec()).isNull();
        assertThat(Serialization.asJson(written.getMetadata()))
                .isEqualTo("{\"name\":\"phones\",\"namespace\":\"shop\"}");
    }

    @Test
    void newNumbersAloneAreWrittenOnceAMinute() {
        ClickAnalytics resource = resource();
        resource.setStatus(written(resource, refused(resource), 1_000));

        clock.pass(Duration.ofSeconds(59));
        boolean early = patch.of(resource, resource.getStatus(), report(2_000)).isNoUpdate();
        clock.pass(Duration.ofSeconds(1));
        resource.setStatus(written(resource, resource.getStatus(), 3_000));
        boolean again = patch.of(resource, resource.getStatus(), report(4_000)).isNoUpdate();

        assertThat(early).isTrue();
        assertThat(resource.getStatus().pipeline()).isEqualTo(new PipelineStatus("2026-11-21T08:00:00Z", 0L, 3_000L));
        assertThat(again).isTrue();
        assertThat(told.all()).hasSize(1);
    }

    /** Watches that have stopped see nothing: of what they say nothing is true. */
    @Test
    void afterTheEndNothingIsWrittenOrTold() {
        patch.end();

        boolean silent = patch.of(resource(), refused(resource()), null).isNoUpdate();

        assertThat(silent).isTrue();
        assertThat(told.all()).isEmpty();
    }

    @Test
    void oneThatIsForgottenIsNotCountedAnyMore() {
        patch.of(resource(), refused(resource()), null);

        patch.forget(resource());

        assertThat(registry.scrape()).doesNotContain("reason=\"Collision\"");
    }

    /** As it comes to the API server. */
    private ClickAnalyticsStatus written(ClickAnalytics resource, ClickAnalyticsStatus next, long clicksPerSecond) {
        return patch.of(resource, next, report(clicksPerSecond))
                .getResource()
                .orElseThrow()
                .getStatus();
    }

    private static ClickAnalyticsStatus refused(ClickAnalytics resource) {
        return Statuses.refused(resource, COLLISION, Times.BEGIN);
    }

    private static DriverReport report(long clicksPerSecond) {
        return new DriverReport(
                DriverReport.RUNNING,
                Times.BEGIN,
                Times.BEGIN,
                new DriverReport.Progress(Times.BEGIN, 0, Duration.ZERO, clicksPerSecond),
                Map.of(),
                null);
    }

    private static ClickAnalytics resource() {
        return Serialization.unmarshal("""
                metadata: {name: phones, namespace: shop, uid: u1, generation: 1, resourceVersion: "7", labels: {of: shop}}
                """, ClickAnalytics.class);
    }
}
