package io.clickanalytics.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.operator.desired.StrimziKafka;
import io.clickanalytics.operator.desired.StrimziNodePool;
import io.clickanalytics.operator.desired.StrimziPods;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Strimzi's statuses mean; their shapes are those of a real Strimzi. */
final class StrimziClaimsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            KafkaReady      | TRUE    | {observedGeneration: 4, conditions: [{type: Warning, status: 'True'}, {type: Ready, status: 'True'}]}
            KafkaChanging   | PENDING | {observedGeneration: 3, conditions: [{type: Ready, status: 'True'}]}
            KafkaUnobserved | PENDING | {}
            KafkaCreating   | PENDING | {observedGeneration: 0, conditions: [{type: NotReady, status: 'True', reason: Creating}]}
            KafkaNotReady   | BLOCKED | {observedGeneration: 4, conditions: [{type: NotReady, status: 'True', reason: FatalProblem}]}
            KafkaPaused     | BLOCKED | {observedGeneration: 4, conditions: [{type: ReconciliationPaused, status: 'True'}]}
            """)
    void aKafkaIsReadyOnlyForItsOwnGeneration(String reason, Verdict verdict, String status) {
        var kafka = Serialization.unmarshal(
                "metadata: {name: clicks, namespace: kafka, generation: 4}\nstatus: " + status, StrimziKafka.class);

        Claim claim = KafkaReady.of(kafka);

        assertThat(claim.reason()).isEqualTo(reason);
        assertThat(claim.verdict()).isEqualTo(verdict);
        assertThat(claim.message()).contains("kafka/clicks");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            KafkaReady    | {observedGeneration: 3, replicas: 3}
            BrokersKept   | {observedGeneration: 3, replicas: 4}
            KafkaChanging | {observedGeneration: 2, replicas: 4}
            KafkaChanging | {}
            """)
    void aKafkaIsReadyOnlyWhenStrimziHasSeenItsPools(String reason, String status) {
        var pool = Serialization.unmarshal(
                "metadata: {name: clicks-brokers, namespace: kafka, generation: 3}\nspec: {replicas: 3}\nstatus: "
                        + status,
                StrimziNodePool.class);

        assertThat(KafkaReady.of(readyKafka(), List.of(new PoolSeen(pool, new PodsSeen.Unknown())))
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}, {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            KafkaReady        | TRUE    | broker     | {observedGeneration: 7, pods: 3, readyPods: 3}
            KafkaPodsMissing  | TRUE    | broker     | {observedGeneration: 7, pods: 3, readyPods: 2}
            KafkaPodsNotReady | PENDING | broker     | {observedGeneration: 7, pods: 3, readyPods: 1}
            KafkaPodsMissing  | TRUE    | broker     | {observedGeneration: 7, pods: 2, readyPods: 1}
            KafkaPodsNotReady | PENDING | broker     | {observedGeneration: 7, pods: 1, readyPods: 0}
            KafkaPodsNotReady | PENDING | broker     | {observedGeneration: 7, pods: 5, readyPods: 3}
            KafkaPodsMissing  | TRUE    | controller | {observedGeneration: 7, pods: 3, readyPods: 2}
            KafkaPodsNotReady | PENDING | controller | {observedGeneration: 7, pods: 3, readyPods: 1}
            KafkaPodsMissing  | TRUE    | broker     | {observedGeneration: 7, conditions: [{type: Error, status: 'true', message: exceeded quota}]}
            KafkaReady        | TRUE    | broker     | {observedGeneration: 6, pods: 3, readyPods: 0}
            KafkaReady        | TRUE    | broker     | null
            """)
    void aKafkaIsReadyWhileEnoughOfItsPodsAre(String reason, Verdict verdict, String role, String status) {
        Claim claim = KafkaReady.of(readyKafka(), List.of(seen(role, "status: " + status)));

        assertThat(claim.reason()).isEqualTo(reason);
        assertThat(claim.verdict()).isEqualTo(verdict);
    }

    @Test
    void onePoolThatIsLostIsToldBeforeAnotherThatOnlyMissesPods() {
        PoolSeen missing = seen("controller", "status: {observedGeneration: 7, pods: 3, readyPods: 2}");
        PoolSeen lost = seen("broker", "status: {observedGeneration: 7, pods: 1, readyPods: 0}");

        assertThat(KafkaReady.of(readyKafka(), List.of(missing, lost)).reason()).isEqualTo("KafkaPodsNotReady");
    }

    @Test
    void podsThatAreNotReadyAreCountedAndCanBeFound() {
        PoolSeen pool = seen("broker", "status: {observedGeneration: 7, pods: 3, readyPods: 2}");

        assertThat(KafkaReady.of(readyKafka(), List.of(pool)).message())
                .isEqualTo("found 2 of 3 pods of KafkaNodePool kafka/nodes ready, wanted all;"
                        + " see kubectl -n kafka get pods -l strimzi.io/pool-name=nodes");
    }

    @Test
    void podsThatCannotBeMadeAreToldInStrimzisWords() {
        PoolSeen pool =
                seen("broker", "status: {observedGeneration: 7, conditions: [{type: Error, message: exceeded quota}]}");

        assertThat(KafkaReady.of(readyKafka(), List.of(pool)).message()).contains("kafka/nodes", "exceeded quota");
    }

    @Test
    void theSpecOfPodsIsNotKept() {
        var pods = Serialization.unmarshal("metadata: {name: a}\nspec: {pods: [{kind: Pod}]}", StrimziPods.class);

        assertThat(pods.getSpec()).isNull();
    }

    private static PoolSeen seen(String role, String pods) {
        var pool = Serialization.unmarshal("""
                metadata: {name: nodes, namespace: kafka, generation: 3}
                spec: {replicas: 3, roles: [%s]}
                status: {observedGeneration: 3, replicas: 3}
                """.formatted(role), StrimziNodePool.class);
        var set = Serialization.unmarshal(
                "metadata: {name: clicks-nodes, namespace: kafka, generation: 7}\n" + pods, StrimziPods.class);
        return new PoolSeen(pool, PodsSeen.of(Optional.of(set)));
    }

    private static StrimziKafka readyKafka() {
        return Serialization.unmarshal(
                "metadata: {name: clicks, namespace: kafka, generation: 4}\n"
                        + "status: {observedGeneration: 4, conditions: [{type: Ready, status: 'True'}]}",
                StrimziKafka.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            TopicsReady      | TRUE    | {observedGeneration: 2, conditions: [{type: Ready, status: 'True'}]}
            TopicUnobserved  | PENDING | {observedGeneration: 1, conditions: [{type: Ready, status: 'True'}]}
            TopicFailed      | BLOCKED | {observedGeneration: 2, conditions: [{type: Ready, status: 'False', reason: NotSupported, message: Decreasing partitions not supported}]}
            TopicUnanswered  | PENDING | {}
            TopicNotOurs     | BLOCKED | {observedGeneration: 2, conditions: [{type: Ready, status: 'False', reason: ResourceConflict, message: Managed by Ref}]}
            TopicNotCaredFor | BLOCKED | {observedGeneration: 2, conditions: [{type: Unmanaged, status: 'True'}]}
            """)
    void aTopicIsReadyWhenStrimziSaysSoOfItsGeneration(String reason, Verdict verdict, String status) {
        Claim claim = TopicsReady.of(List.of(seen(topic(status), true)));

        assertThat(claim.reason()).isEqualTo(reason);
        assertThat(claim.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0}, begun {1}")
    @CsvSource({
        "TopicUnanswered, true, false",
        "TopicNotOurs, true, false",
        "TopicFailed, true, true",
        "TopicUnobserved, true, true",
        "TopicUnobserved, false, false"
    })
    void nothingBeginsWithATopicThatMayBeSomebodyElsesAndWhatRunsGoesOn(String reason, boolean begun, boolean usable) {
        assertThat(TopicsReady.usable(Claim.blocked(reason, ""), begun)).isEqualTo(usable);
    }

    @Test
    void aTopicOfSomebodyElseIsNotTakenOver() {
        Claim claim = TopicsReady.of(List.of(seen(null, true), seen(topic("{}"), false)));

        assertThat(claim.reason()).isEqualTo(TopicsReady.NOT_OURS);
        assertThat(claim.message()).contains("kafka/phone", "managed: false", "clickanalytics.io/adopt");
    }

    private static TopicSeen seen(@Nullable KafkaTopic found, boolean ours) {
        return new TopicSeen(topic("{}"), found, ours);
    }

    private static KafkaTopic topic(String status) {
        return Serialization.unmarshal(
                "metadata: {name: phone, namespace: kafka, generation: 2}\nstatus: " + status, KafkaTopic.class);
    }
}
