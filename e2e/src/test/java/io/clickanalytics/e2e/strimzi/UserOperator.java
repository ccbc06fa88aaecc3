package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Certificate;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import java.util.UUID;

/** Acts on KafkaUsers as Strimzi's user operator does: credentials in a Secret, and what Kafka must know of them. */
final class UserOperator {
    private static final String TLS = "tls";
    private static final String SCRAM = "scram-sha-512";

    private final StrimziApi api;
    private final StandInKafka kafka;
    private final Patience patience;

    UserOperator(StrimziApi api, StandInKafka kafka, Patience patience) {
        this.api = api;
        this.kafka = kafka;
        this.patience = patience;
    }

    /** A Secret that somebody deleted comes again, with other credentials: this is how they are renewed by hand. */
    void look(StrimziObject user) {
        String type = user.spec().at("/authentication/type").asText();
        boolean wanted = type.equals(TLS) || type.equals(SCRAM);
        if (!patience.isOver(user, Long.toString(user.generation()))) {
            return;
        }
        if (wanted && !hasSecret(user)) {
            makeSecret(user, type.equals(TLS) ? certificate() : password(user));
        }
        ObjectNode status = StrimziStatus.of(user.generation(), StrimziStatus.isTrue("Ready"))
                .put("username", type.equals(TLS) ? "CN=" + user.name() : user.name());
        api.status(user, wanted ? status.put("secret", user.name()) : status);
    }

    private boolean hasSecret(StrimziObject user) {
        return api.client()
                        .secrets()
                        .inNamespace(user.namespace())
                        .withName(user.name())
                        .get()
                != null;
    }

    private Map<String, String> certificate() {
        var certificate = Certificate.made();
        return Map.of(
                "ca.crt",
                certificate.certificate(),
                "user.crt",
                certificate.certificate(),
                "user.key",
                certificate.key());
    }

    private Map<String, String> password(StrimziObject user) {
        String password = UUID.randomUUID().toString();
        kafka.user(user.name(), password);
        return Map.of(
                "password",
                password,
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user.name(), password));
    }

    private void makeSecret(StrimziObject user, Map<String, String> content) {
        api.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(user.name())
                        .withNamespace(user.namespace())
                        .addToLabels(StrimziObject.CLUSTER, user.cluster())
                        .addToLabels("strimzi.io/kind", "KafkaUser")
                        .withOwnerReferences(new OwnerReferenceBuilder()
                                .withApiVersion("kafka.strimzi.io/v1")
                                .withKind("KafkaUser")
                                .withName(user.name())
                                .withUid(user.uid())
                                .build())
                        .endMetadata()
                        .withStringData(content)
                        .build())
                .create();
    }
}
