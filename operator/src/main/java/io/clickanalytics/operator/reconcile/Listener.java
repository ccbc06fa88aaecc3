package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.KafkaCluster;
import io.clickanalytics.operator.desired.KafkaAccess;
import io.clickanalytics.operator.desired.KafkaCredentials;
import io.clickanalytics.operator.desired.ManagedKafkaCluster;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.Secret;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaStatus;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import io.strimzi.api.kafka.model.kafka.listener.KafkaListenerType;
import io.strimzi.api.kafka.model.kafka.listener.ListenerStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The door of a Kafka cluster that is used.
 *
 * @param bootstrapServers host:port
 * @param authority certificates to trust, PEM; null without TLS
 */
record Listener(String bootstrapServers, @Nullable String authority) {
    private static final String CA = "ca.crt";

    /**
     * Out of the cluster's status. While Strimzi's status is without listeners, which it is whenever a cluster fails or is
     * paused, what was known before still holds.
     *
     * @param copy our own Secret of before
     */
    static Optional<Listener> of(ClickAnalytics resource, Kafka kafka, Optional<Secret> copy) {
        Optional<GenericKafkaListener> wanted = wanted(resource, kafka);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        boolean tls = wanted.get().isTls();
        Optional<ListenerStatus> now = statuses(kafka)
                .filter(status -> wanted.get().getName().equals(status.getName()))
                .filter(status -> status.getBootstrapServers() != null)
                .findFirst();
        Optional<String> address = now.map(ListenerStatus::getBootstrapServers).or(() -> before(resource));
        if (!tls) {
            return address.map(servers -> new Listener(servers, null));
        }
        Optional<String> authority =
                now.flatMap(status -> pem(status.getCertificates())).or(() -> copy.flatMap(Listener::authority));
        return address.flatMap(servers -> authority.map(pem -> new Listener(servers, pem)));
    }

    /** Of a cluster that is ready and has no such door. */
    static Claim missing(ClickAnalytics resource, Kafka kafka) {
        KafkaCluster cluster = resource.spec().kafka().cluster();
        String name = cluster == null ? null : cluster.listener();
        return Claim.blocked(
                "ListenerMissing",
                "found no listener %s in Kafka %s/%s, wanted one; add it there, or name another in spec.kafka.cluster.listener"
                        .formatted(
                                name == null ? "of type internal" : name,
                                kafka.getMetadata().getNamespace(),
                                kafka.getMetadata().getName()));
    }

    KafkaAccess access(ClickAnalytics resource) {
        KafkaAccess access = KafkaAccess.at(resource, bootstrapServers);
        return authority == null ? access : KafkaCredentials.trusting(access, authority);
    }

    private static Optional<GenericKafkaListener> wanted(ClickAnalytics resource, Kafka kafka) {
        KafkaCluster cluster = resource.spec().kafka().cluster();
        String name = cluster == null ? ManagedKafkaCluster.LISTENER : cluster.listener();
        return kafka.getSpec().getKafka().getListeners().stream()
                .filter(listener -> name == null
                        ? listener.getType() == KafkaListenerType.INTERNAL
                        : name.equals(listener.getName()))
                .findFirst();
    }

    private static Stream<ListenerStatus> statuses(Kafka kafka) {
        KafkaStatus status = kafka.getStatus();
        return status == null || status.getListeners() == null ? Stream.empty() : status.getListeners().stream();
    }

    private static Optional<String> before(ClickAnalytics resource) {
        io.clickanalytics.api.v1alpha1.KafkaStatus kafka =
                Statuses.previous(resource).kafka();
        return kafka == null ? Optional.empty() : Optional.ofNullable(kafka.bootstrapServers());
    }

    private static Optional<String> pem(@Nullable List<String> certificates) {
        return certificates == null || certificates.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", certificates));
    }

    private static Optional<String> authority(Secret copy) {
        String encoded = copy.getData() == null ? null : copy.getData().get(CA);
        return Optional.ofNullable(encoded)
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    }
}
