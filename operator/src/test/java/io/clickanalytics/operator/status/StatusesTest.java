package io.clickanalytics.operator.status;

import static io.clickanalytics.operator.status.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Problem;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The status as a whole. */
final class StatusesTest {
    @Test
    void isReadyWhileDataFlows() {
        ClickAnalyticsStatus status = Statuses.observed(Seen.resource(), Seen.flowing(), NOW);

        assertThat(status.conditions())
                .extracting(Condition::getType, Condition::getStatus, Condition::getReason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ready", "True", "DataFlows"),
                        org.assertj.core.groups.Tuple.tuple("KafkaReady", "True", "Reachable"),
                        org.assertj.core.groups.Tuple.tuple("TopicsReady", "True", "TopicsReady"),
                        org.assertj.core.groups.Tuple.tuple("PipelineReady", "True", "Counting"),
                        org.assertj.core.groups.Tuple.tuple("DashboardReady", "True", "Showing"),
                        org.assertj.core.groups.Tuple.tuple("CaughtUp", "True", "CaughtUp"));
    }

    @Test
    void everyConditionNamesTheGenerationItSpeaksOf() {
        ClickAnalyticsStatus status = Statuses.observed(Seen.resource(), Seen.flowing(), NOW);

        assertThat(status.observedGeneration()).isEqualTo(7);
        assertThat(status.conditions())
                .extracting(Condition::getObservedGeneration)
                .containsOnly(7L);
    }

    @Test
    void keepsTransitionTimesWhileAStatusIsUnchanged() {
        ClickAnalytics resource = Seen.resource();
        resource.setStatus(Statuses.observed(resource, Seen.flowing(), NOW));
        var stale = Seen.observation(new DriverState(
                Seen.driver(), Seen.pod(), Seen.report("RUNNING", Duration.ofSeconds(40)), 2, Seen.SETTINGS));

        ClickAnalyticsStatus status = Statuses.observed(resource, stale, NOW.plusSeconds(9));

        assertThat(Seen.condition(status, ConditionType.PIPELINE_READY).getLastTransitionTime())
                .isEqualTo("2026-11-21T08:00:09Z");
        assertThat(Seen.condition(status, ConditionType.DASHBOARD_READY).getLastTransitionTime())
                .isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void sameFactsGiveTheSameStatus() {
        ClickAnalytics resource = Seen.resource();
        ClickAnalyticsStatus first = Statuses.observed(resource, Seen.flowing(), NOW);
        resource.setStatus(first);

        ClickAnalyticsStatus second = Statuses.observed(resource, Seen.flowing(), NOW.plusSeconds(20));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aDriverThatHasNotAnsweredIsAllThatSpeaksAgainstAResourceThatWasReady() {
        ClickAnalytics ready = Seen.resource();
        ready.setStatus(Statuses.observed(ready, Seen.flowing(), NOW));
        ClickAnalytics edited = Seen.resource();
        edited.setStatus(ready.getStatus());
        edited.getMetadata().setGeneration(8L);
        var unheard = new DriverState(Seen.driver(), Seen.pod(), null, 2, Seen.SETTINGS);
        var gone = new DriverState(Seen.driver(), null, null, 2, Seen.SETTINGS);

        assertThat(onlySilent(ready, unheard)).isTrue();
        assertThat(onlySilent(ready, gone)).isFalse();
        assertThat(onlySilent(edited, unheard)).isFalse();
        assertThat(onlySilent(Seen.resource(), unheard)).isFalse();
    }

    private static boolean onlySilent(ClickAnalytics resource, DriverState driver) {
        return Statuses.onlySilent(resource, Statuses.observed(resource, Seen.observation(driver), NOW));
    }

    @Test
    void whatSomebodyHasToDoComesBeforeWhatIsOnItsWay() {
        var seen = new Observation(
                new Observation.Cluster(Claim.pending("KafkaCreating", "soon"), null),
                Claim.blocked("TopicFailed", "help"),
                Seen.flowing().driver(),
                new Observation.Dashboard(Seen.dashboard(2), null, null),
                Seen.pods());

        ClickAnalyticsStatus status = Statuses.observed(Seen.resource(), seen, NOW);

        assertThat(Seen.condition(status, ConditionType.READY).getReason()).isEqualTo("TopicFailed");
        assertThat(Seen.condition(status, ConditionType.STALLED).getStatus()).isEqualTo("True");
        assertThat(Conditions.find(status.conditions(), ConditionType.RECONCILING))
                .isEmpty();
    }

    @Test
    void aSecretForSigningInThatIsMissingIsSaidAsLongAsItKeepsPeopleOut() {
        Claim missing = Claim.blocked("SignInSecretMissing", "make it");

        ClickAnalyticsStatus out = Statuses.observed(Seen.resource(), Seen.with(Seen.dashboard(0), missing), NOW);
        ClickAnalyticsStatus in = Statuses.observed(Seen.resource(), Seen.with(Seen.dashboard(2), missing), NOW);

        assertThat(Seen.condition(out, ConditionType.DASHBOARD_READY).getReason())
                .isEqualTo("SignInSecretMissing");
        assertThat(Seen.condition(in, ConditionType.DASHBOARD_READY).getReason())
                .isEqualTo("Showing");
        assertThat(Seen.condition(in, ConditionType.WARNING).getReason()).isEqualTo("SignInSecretMissing");
    }

    @Test
    void aSuspendedResourceIsNeitherReadyNorOnItsWayNorStuck() {
        ClickAnalytics resource = Seen.resource("  suspended: true");

        ClickAnalyticsStatus status = Statuses.observed(
                resource, Seen.observation(new DriverState(Seen.driver(), null, null, 0, Seen.SETTINGS)), NOW);

        assertThat(Seen.condition(status, ConditionType.READY))
                .extracting(Condition::getStatus, Condition::getReason)
                .containsExactly("False", "Suspended");
        assertThat(Conditions.find(status.conditions(), ConditionType.RECONCILING))
                .isEmpty();
        assertThat(Conditions.find(status.conditions(), ConditionType.STALLED)).isEmpty();
    }

    @Test
    void aRefusedResourceKeepsWhatWasSaidOfTheGenerationBefore() {
        ClickAnalytics resource = Seen.resource();
        resource.setStatus(Statuses.observed(resource, Seen.flowing(), NOW));
        resource.getMetadata().setGeneration(8L);

        ClickAnalyticsStatus status = Statuses.refused(resource, Claim.blocked("Invalid", "no"), NOW);

        assertThat(Seen.condition(status, ConditionType.READY).getObservedGeneration())
                .isEqualTo(8);
        assertThat(Seen.condition(status, ConditionType.PIPELINE_READY).getObservedGeneration())
                .isEqualTo(7);
        assertThat(Seen.condition(status, ConditionType.PIPELINE_READY).getStatus())
                .isEqualTo("True");
    }

    @Test
    void aRefusedResourceShowsWhatBecomesOfTheGenerationBefore() {
        ClickAnalytics resource = Seen.resource();
        resource.setStatus(Statuses.observed(resource, Seen.flowing(), NOW));
        resource.getMetadata().setGeneration(8L);
        resource.setStatus(Statuses.refused(resource, Claim.blocked("Rejected", "no"), NOW));
        ClickAnalytics made = Seen.resource();
        made.getMetadata().setGeneration(Statuses.generationMade(resource));
        made.setStatus(resource.getStatus());
        var lost = Seen.observation(new DriverState(Seen.driver(), null, null, 0, Seen.SETTINGS));

        ClickAnalyticsStatus status = Statuses.refused(
                resource,
                Claim.blocked("Rejected", "no"),
                Statuses.observed(made, lost, NOW.plusSeconds(9)),
                NOW.plusSeconds(9));

        assertThat(Seen.condition(status, ConditionType.PIPELINE_READY))
                .extracting(Condition::getReason, Condition::getObservedGeneration)
                .containsExactly("PodMissing", 7L);
        assertThat(Seen.condition(status, ConditionType.READY))
                .extracting(Condition::getReason, Condition::getObservedGeneration, Condition::getLastTransitionTime)
                .containsExactly("Rejected", 8L, "2026-11-21T08:00:00Z");
        assertThat(status.observedGeneration()).isEqualTo(8);
    }

    @Test
    void whileAChangeIsAnnouncedReadyStillSpeaksOfTheGenerationBefore() {
        ClickAnalytics resource = Seen.resource();
        resource.setStatus(Statuses.observed(resource, Seen.flowing(), NOW));
        resource.getMetadata().setGeneration(8L);
        var change = new io.clickanalytics.api.v1alpha1.ChangeStatus(
                io.clickanalytics.api.v1alpha1.ChangeClass.REWIND, List.of("spec.window.length"));

        ClickAnalyticsStatus status = Statuses.announced(resource, change, NOW);

        assertThat(status.change()).isEqualTo(change);
        assertThat(status.observedGeneration()).isEqualTo(7);
        assertThat(Seen.condition(status, ConditionType.READY).getObservedGeneration())
                .isEqualTo(7);
        assertThat(Seen.condition(status, ConditionType.RECONCILING).getObservedGeneration())
                .isEqualTo(8);
    }

    @Test
    void aPausedResourceIsLookedAtForTheGenerationThatWasActedUpon() {
        ClickAnalytics resource = Seen.resource();
        resource.setStatus(Statuses.observed(resource, Seen.flowing(), NOW));
        resource.getMetadata().setGeneration(8L);

        ClickAnalyticsStatus status = Statuses.paused(resource, Seen.flowing(), NOW);

        assertThat(Seen.condition(status, ConditionType.PAUSED).getStatus()).isEqualTo("True");
        assertThat(status.observedGeneration()).isEqualTo(7);
        assertThat(status.conditions())
                .extracting(Condition::getObservedGeneration)
                .containsOnly(7L);
    }

    @Test
    void whatASilentDriverSaidBeforeIsNotRepeated() {
        var report = new DriverReport(
                "RUNNING",
                NOW.minusSeconds(31),
                NOW.minusSeconds(31),
                Seen.report("RUNNING", Duration.ZERO).progress(),
                Map.of("ClicksDropped", "many"),
                Seen.SETTINGS);

        ClickAnalyticsStatus status = Statuses.observed(
                Seen.resource(),
                Seen.observation(new DriverState(Seen.driver(), Seen.pod(), report, 2, Seen.SETTINGS)),
                NOW);

        assertThat(Seen.condition(status, ConditionType.KAFKA_READY).getStatus())
                .isEqualTo("Unknown");
        assertThat(Seen.condition(status, ConditionType.TOPICS_READY).getStatus())
                .isEqualTo("Unknown");
        assertThat(Seen.condition(status, ConditionType.READY).getReason()).isEqualTo("DriverSilent");
        assertThat(Conditions.find(status.conditions(), ConditionType.WARNING)).isEmpty();
    }

    @Test
    void whatTheDriverFindsOddIsShownAsItSaysIt() {
        var report = new DriverReport(
                "RUNNING",
                NOW,
                NOW,
                Seen.report("RUNNING", Duration.ZERO).progress(),
                Map.of("ClicksDropped", "many"),
                Seen.SETTINGS);

        ClickAnalyticsStatus status = Statuses.observed(
                Seen.resource(),
                Seen.observation(new DriverState(Seen.driver(), Seen.pod(), report, 2, Seen.SETTINGS)),
                NOW);

        assertThat(Seen.condition(status, ConditionType.WARNING))
                .extracting(Condition::getReason, Condition::getMessage)
                .containsExactly("ClicksDropped", "many");
    }

    @Test
    void aRejectedChangeIsForgottenWhenItWasTakenBack() {
        ClickAnalytics resource = Seen.resource();
        var rejected = new io.clickanalytics.api.v1alpha1.ChangeStatus(
                io.clickanalytics.api.v1alpha1.ChangeClass.REJECTED, List.of("spec.kafka.input.partitions"));
        resource.setStatus(Statuses.withChange(Statuses.observed(resource, Seen.flowing(), NOW), rejected));

        ClickAnalyticsStatus observed = Statuses.observed(resource, Seen.flowing(), NOW);
        ClickAnalyticsStatus paused = Statuses.paused(resource, Seen.flowing(), NOW);

        assertThat(observed.change()).isNull();
        assertThat(paused.change()).isEqualTo(rejected);
    }

    @Test
    void whatIsProbablyNotMeantIsShownAfterWhatTheDriverSees() {
        var doubt = new Problem("spec.kafka.input.retention", "1m", "more", "keep clicks longer");
        var checked = new Checked.Valid(Seen.resource(), List.of(doubt));
        var report = new DriverReport(
                "RUNNING",
                NOW,
                NOW,
                Seen.report("RUNNING", Duration.ZERO).progress(),
                Map.of("Settings", "old ones"),
                Seen.SETTINGS);
        var odd = Seen.observation(new DriverState(Seen.driver(), Seen.pod(), report, 2, Seen.SETTINGS));

        ClickAnalyticsStatus alone = Statuses.observed(checked, Seen.flowing(), NOW);
        ClickAnalyticsStatus both = Statuses.observed(checked, odd, NOW);

        assertThat(Seen.condition(alone, ConditionType.WARNING))
                .extracting(Condition::getReason, Condition::getMessage)
                .containsExactly("Doubtful", doubt.message());
        assertThat(Seen.condition(both, ConditionType.WARNING))
                .extracting(Condition::getReason, Condition::getMessage)
                .containsExactly("Settings", "old ones; " + doubt.message());
        assertThat(Seen.condition(both, ConditionType.READY).getStatus()).isEqualTo("True");
    }
}
