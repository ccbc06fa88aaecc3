package io.clickanalytics.operator.status;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What may be seen of a resource, written as Kubernetes shows it. */
final class Seen {
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    /** Fingerprint of the driver's. */
    static final String SETTINGS = "2bab5ae22bcd7c40";

    private Seen() {}

    static ClickAnalytics resource(String... more) {
        String yaml = """
                apiVersion: clickanalytics.io/v1alpha1
                kind: ClickAnalytics
                metadata: {name: phones, namespace: shop, uid: u1, generation: 7}
                spec:
                  kafka:
                    bootstrapServers: kafka:9092
                    input: {topic: phone}
                    results: {topic: resultPhone}
                  window:
                    length: 2s
                """ + String.join("\n", more);
        Checked checked = Validation.of(Serialization.unmarshal(yaml, ClickAnalytics.class));
        if (checked instanceof Checked.Valid valid) {
            return valid.resource();
        }
        throw new IllegalArgumentException(checked.toString());
    }

    static StatefulSet driver() {
        return Serialization.unmarshal("""
                metadata: {name: phones-driver, generation: 3}
                spec: {replicas: 1}
                status: {observedGeneration: 3, replicas: 1, readyReplicas: 1, updateRevision: r2, currentRevision: r2}
                """, StatefulSet.class);
    }

    static Pod pod(String... more) {
        String yaml = """
                metadata: {name: phones-driver-0, uid: p1, labels: {controller-revision-hash: r2}}
                spec: {nodeName: node-a}
                """ + String.join("\n", more);
        return Serialization.unmarshal(yaml, Pod.class);
    }

    static Deployment dashboard(int available) {
        return Serialization.unmarshal("""
                metadata: {name: phones-dashboard, generation: 2}
                spec: {replicas: 2}
                status: {observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: %d}
                """.formatted(available), Deployment.class);
    }

    static DriverReport report(String phase, Duration commitAge) {
        return new DriverReport(
                phase,
                NOW,
                NOW.minus(commitAge),
                new DriverReport.Progress(NOW.minusSeconds(2), 12_345, Duration.ofSeconds(1), 19_876),
                Map.of(),
                SETTINGS);
    }

    /** Everything as it is wanted. */
    static Observation flowing() {
        return observation(new DriverState(driver(), pod(), report("RUNNING", Duration.ofSeconds(3)), 2, SETTINGS));
    }

    static Observation observation(DriverState driver) {
        return new Observation(
                new Observation.Cluster(null, null),
                null,
                driver,
                new Observation.Dashboard(dashboard(2), null, null),
                pods());
    }

    /** None that is worth a word. */
    static Observation.Pods pods() {
        return new Observation.Pods(List.of(), List.of(), null);
    }

    /** Everything as it is wanted, but these pods. */
    static Observation with(Observation.Pods pods) {
        Observation flowing = flowing();
        return new Observation(flowing.kafka(), flowing.topics(), flowing.driver(), flowing.dashboard(), pods);
    }

    /** Everything as it is wanted, but this dashboard, which lacks what it needs for signing in. */
    static Observation with(Deployment dashboard, Claim signIn) {
        Observation flowing = flowing();
        return new Observation(
                flowing.kafka(),
                flowing.topics(),
                flowing.driver(),
                new Observation.Dashboard(dashboard, null, signIn),
                pods());
    }

    /** Everything as it is wanted, but this dashboard. */
    static Observation with(Deployment dashboard, Pod... pods) {
        Observation flowing = flowing();
        return new Observation(
                flowing.kafka(),
                flowing.topics(),
                flowing.driver(),
                new Observation.Dashboard(dashboard, null, null),
                new Observation.Pods(List.of(), List.of(pods), null));
    }

    static Condition condition(ClickAnalyticsStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type).orElseThrow();
    }
}
