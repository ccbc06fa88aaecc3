package io.clickanalytics.operator.reconcile;

import io.clickanalytics.operator.desired.KafkaCredentials;
import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a Secret of credentials, without a word of what is in it. */
final class SecretProblem {
    private SecretProblem() {}

    /**
     * Empty when it can be used.
     *
     * @param name with the namespace
     * @param secret null where there is none
     */
    static Optional<Claim> of(String name, @Nullable Secret secret) {
        if (secret == null) {
            return Optional.of(Claim.blocked(
                    "SecretMissing",
                    "found no Secret %s, wanted one with client.properties, or that of a KafkaUser; make it, or correct spec.kafka.clients.secret"
                            .formatted(name)));
        }
        if (secret.getData() == null || !KafkaCredentials.understood(secret.getData())) {
            return unusable(
                    "found nothing usable in Secret %s, wanted one with client.properties, or that of a KafkaUser; correct its entries",
                    name);
        }
        return KafkaCredentials.readable(secret.getData())
                ? Optional.empty()
                : unusable(
                        "found client.properties in Secret %s with a backslash that begins no character, wanted Java properties; write each backslash twice",
                        name);
    }

    private static Optional<Claim> unusable(String sentence, String name) {
        return Optional.of(Claim.blocked("SecretUnusable", sentence.formatted(name)));
    }
}
