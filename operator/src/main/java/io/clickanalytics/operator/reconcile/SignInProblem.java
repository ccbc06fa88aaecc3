package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.SignIn;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with the Secret that the dashboard shows the OpenID provider, without a word of what is in it. */
final class SignInProblem {
    private static final String ENTRY = "clientSecret";
    /** The dashboard refuses less: it is the key of its cookies, too. */
    private static final int SHORTEST = 16;

    private SignInProblem() {}

    /** Empty where nobody signs in, or where the Secret can be used. It is read anew each time, as it is not watched. */
    static Optional<Claim> of(ClickAnalytics resource, Context<ClickAnalytics> context) {
        SignIn signIn = resource.spec().dashboard().signIn();
        if (signIn == null || resource.spec().dashboard().replicas() == 0) {
            return Optional.empty();
        }
        String namespace = PipelineNames.of(resource).namespace();
        Secret secret = context.getClient()
                .secrets()
                .inNamespace(namespace)
                .withName(signIn.clientSecret())
                .get();
        return of(namespace, signIn.clientSecret(), secret);
    }

    /**
     * Empty when it can be used.
     *
     * @param secret null where there is none
     */
    static Optional<Claim> of(String namespace, String name, @Nullable Secret secret) {
        if (secret == null) {
            return Optional.of(Claim.blocked(
                    "SignInSecretMissing",
                    "found no Secret %s/%s, wanted one with the entry %s; make it (kubectl create secret generic %s -n %s --from-literal=%s=...), or correct spec.dashboard.signIn.clientSecret"
                            .formatted(namespace, name, ENTRY, name, namespace, ENTRY)));
        }
        String entry = Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
                .get(ENTRY);
        if (entry == null) {
            return unusable("found no entry %s in Secret %s/%s, wanted the provider's secret for the dashboard; add it"
                    .formatted(ENTRY, namespace, name));
        }
        return length(entry) >= SHORTEST
                ? Optional.empty()
                : unusable(
                        "found fewer than %d characters in entry %s of Secret %s/%s, wanted at least as many; have the provider make a longer one"
                                .formatted(SHORTEST, ENTRY, namespace, name));
    }

    private static Optional<Claim> unusable(String message) {
        return Optional.of(Claim.blocked("SignInSecretUnusable", message));
    }

    private static int length(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)
                .strip()
                .length();
    }
}
