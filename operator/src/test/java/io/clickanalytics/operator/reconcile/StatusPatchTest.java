package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.api.v1alpha1.PipelineStatus;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.DriverReport;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a status is written, and what of it. */
final class StatusPatchTest {
    private static final Claim COLLISION = Claim.blocked("Collision", "found topic out in use");

    private final Times clock = new Times();
    private final ToldEvents told = new ToldEvents();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StatusPatch patch = new StatusPatch(new Events(told.client(), clock), new Standings(registry), clock);

    private final List<ClickAnalyticsStatus> written = new ArrayList<>();

    @Test
    void somethingNewIsWrittenAndTold() {
        write(resource(), refused(resource()), null);

        assertThat(written).containsExactly(refused(resource()));
        assertThat(told.texts()).containsExactly("Collision: found topic out in use");
        assertThat(registry.scrape()).contains("reason=\"Collision\"");
    }

    @Test
    void whatIsThereAlreadyIsNeitherWrittenNorToldAtAnyTime() {
        ClickAnalytics resource = resource();
        resource.setStatus(refused(resource));
        clock.pass(Duration.ofHours(1));

        write(resource, refused(resource), null);

        assertThat(written).isEmpty();
        assertThat(told.all()).isEmpty();
        // also of an operator that has just begun
        assertThat(registry.scrape()).contains("reason=\"Collision\"");
    }

    @Test
    void onlyIdentityAndStatusAreInThePatch() {
        ClickAnalytics resource = resource();

        ClickAnalytics written = StatusWrite.only(resource, refused(resource));

        assertThat(written.getStatus()).isEqualTo(refused(resource));
        assertThat(written.getSpec()).isNull();
        assertThat(Serialization.asJson(written.getMetadata()))
                .isEqualTo("{\"name\":\"phones\",\"namespace\":\"shop\"}");
    }

    @Test
    void newNumbersAloneAreWrittenOnceAMinute() {
        ClickAnalytics resource = resource();
        write(resource, refused(resource), report(1_000));
        clock.pass(Duration.ofSeconds(59));
        write(resource, resource.getStatus(), report(2_000));
        clock.pass(Duration.ofSeconds(1));
        write(resource, resource.getStatus(), report(3_000));
        write(resource, resource.getStatus(), report(4_000));

        assertThat(written)
                .extracting(ClickAnalyticsStatus::pipeline)
                .extracting(PipelineStatus::clicksPerSecond)
                .containsExactly(1_000L, 3_000L);
        assertThat(told.all()).hasSize(1);
    }

    @Test
    void whatWasNotWrittenIsNotTold() {
        ClickAnalytics resource = resource();

        assertThatThrownBy(() -> patch.write(resource, refused(resource), null, status -> {
                    throw new KubernetesClientException("refused by a test");
                }))
                .isInstanceOf(KubernetesClientException.class);

        assertThat(told.all()).isEmpty();
    }

    /** Watches that have stopped see nothing: of what they say nothing is true. */
    @Test
    void afterTheEndNothingIsWrittenOrTold() {
        patch.end();

        write(resource(), refused(resource()), null);

        assertThat(written).isEmpty();
        assertThat(told.all()).isEmpty();
    }

    @Test
    void oneThatIsForgottenIsNotCountedAnyMore() {
        write(resource(), refused(resource()), null);

        patch.forget(resource());

        assertThat(registry.scrape()).doesNotContain("reason=\"Collision\"");
    }

    /** As the API server takes it. */
    private void write(ClickAnalytics resource, ClickAnalyticsStatus next, @Nullable DriverReport report) {
        patch.write(resource, next, report, status -> {
            written.add(status);
            resource.setStatus(status);
        });
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
