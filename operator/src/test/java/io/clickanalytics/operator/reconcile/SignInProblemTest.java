package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Secret for signing in. */
final class SignInProblemTest {
    @Test
    void isThatThereIsNone() {
        assertThat(SignInProblem.of("shop", "login", null))
                .contains(
                        Claim.blocked(
                                "SignInSecretMissing",
                                "found no Secret shop/login, wanted one with the entry clientSecret; make it (kubectl create secret generic"
                                        + " login -n shop --from-literal=clientSecret=...), or correct spec.dashboard.signIn.clientSecret"));
    }

    @Test
    void isThatItHasNoEntryOfTheName() {
        assertThat(SignInProblem.of("shop", "login", secret("secret", "0123456789abcdef")))
                .contains(
                        Claim.blocked(
                                "SignInSecretUnusable",
                                "found no entry clientSecret in Secret shop/login, wanted the provider's secret for the dashboard; add it"));
        assertThat(SignInProblem.of("shop", "login", new Secret())).isPresent();
    }

    @Test
    void isThatItIsTooShortWithoutAWordOfIt() {
        Claim claim = SignInProblem.of("shop", "login", secret("clientSecret", "0123456789abcde\n"))
                .orElseThrow();

        assertThat(claim.reason()).isEqualTo("SignInSecretUnusable");
        assertThat(claim.message()).contains("fewer than 16 characters").doesNotContain("abcde");
    }

    @Test
    void isNoneWithAnEntryThatTheDashboardTakes() {
        assertThat(SignInProblem.of("shop", "login", secret("clientSecret", "0123456789abcdef\n")))
                .isEmpty();
    }

    private static Secret secret(String entry, String value) {
        return new SecretBuilder()
                .withData(Map.of(entry, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))))
                .build();
    }
}
