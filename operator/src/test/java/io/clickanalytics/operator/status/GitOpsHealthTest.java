package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.projectnessie.cel.tools.ScriptException;

/** What Argo CD and Flux say of a resource, by what manifests/gitops gives them. */
final class GitOpsHealthTest {
    private static final ArgoCd ARGO_CD = new ArgoCd(GitOpsFiles.text("argocd/settings/health.lua"));
    private static final JsonNode FLUX = GitOpsFiles.yaml("flux/kustomization-pipelines.yaml");

    @ParameterizedTest
    @CsvSource({
        "NEW, Progressing NotObserved",
        "FLOWING, Healthy DataFlows",
        "FLOWING_AND_ODD, Healthy ClicksDropped",
        "FLOWING_WITH_A_BACKLOG, Healthy Behind",
        "EDITED, Progressing NotObserved",
        "CHANGING, Progressing Changing",
        "BEGINNING, Progressing Creating",
        "WITHOUT_AN_IMAGE, Degraded ImageNotPulled",
        "REJECTED, Degraded Rejected",
        "FAILING, Progressing ReconcileFailed",
        "STOPPING, Progressing Stopping",
        "SUSPENDED, Suspended Suspended",
        "PAUSED, Suspended Paused",
        "PAUSED_AND_EDITED, Suspended Paused",
        "PAUSED_AND_STUCK, Degraded ImageNotPulled",
        "PAUSE_ENDED, Progressing Resuming",
        "DELETED, Progressing Deleting"
    })
    void argoCdTellsSituationsApart(Situation situation, String health) {
        assertThat(ARGO_CD.health(situation.json())).startsWith(health + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, Waiting",
        "FLOWING, Current",
        "FLOWING_AND_ODD, Current",
        "FLOWING_WITH_A_BACKLOG, Current",
        "EDITED, InProgress",
        "CHANGING, InProgress",
        "BEGINNING, InProgress",
        "WITHOUT_AN_IMAGE, Failed",
        "REJECTED, Failed",
        "FAILING, InProgress",
        "STOPPING, InProgress",
        "SUSPENDED, Current",
        "PAUSED, Current",
        "PAUSED_AND_EDITED, InProgress",
        "PAUSED_AND_STUCK, Failed",
        "PAUSE_ENDED, Current",
        "DELETED, InProgress"
    })
    void fluxTellsSituationsApart(Situation situation, String health) throws ScriptException {
        assertThat(new Flux(expressions()).health(situation.json())).isEqualTo(health);
    }

    @Test
    void everySituationIsAskedAbout() throws NoSuchMethodException {
        for (String test : Set.of("argoCdTellsSituationsApart", "fluxTellsSituationsApart")) {
            String[] rows = GitOpsHealthTest.class
                    .getDeclaredMethod(test, Situation.class, String.class)
                    .getAnnotation(CsvSource.class)
                    .value();

            assertThat(Arrays.stream(rows).map(row -> row.split(",", 2)[0]).collect(Collectors.toSet()))
                    .hasSameSizeAs(Situation.values());
        }
    }

    @Test
    void bothAreToldOfOurKind() {
        JsonNode settings =
                GitOpsFiles.yaml("argocd/settings/kustomization.yaml").at("/configMapGenerator/0");
        String kind = HasMetadata.getGroup(ClickAnalytics.class) + "_" + HasMetadata.getKind(ClickAnalytics.class);

        assertThat(settings.at("/files/0").asText())
                .isEqualTo("resource.customizations.health." + kind + "=health.lua");
        assertThat(settings.at("/literals/0").asText())
                .isEqualTo(
                        "resource.customizations.ignoreDifferences." + kind + "=jsonPointers: [/spec/spark/executors]");
        assertThat(expressions().get("apiVersion").asText()).isEqualTo(HasMetadata.getApiVersion(ClickAnalytics.class));
        assertThat(expressions().get("kind").asText()).isEqualTo(HasMetadata.getKind(ClickAnalytics.class));
    }

    @Test
    void anApplicationIsAsHealthyAsItSays() {
        var application = new ArgoCd(GitOpsFiles.text("argocd/settings/health-application.lua"));

        assertThat(application.health(Map.of())).startsWith("Progressing");
        assertThat(application.health(
                        Map.of("status", Map.of("health", Map.of("status", "Degraded", "message", "no")))))
                .isEqualTo("Degraded no");
    }

    private static JsonNode expressions() {
        return FLUX.at("/spec/healthCheckExprs/0");
    }
}
