package io.clickanalytics.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.dashboard.signin.SignInSettings.Client;
import io.clickanalytics.dashboard.signin.SignInSettings.Issuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Seal seal = Seal.of(settings("dashboard", "the client's secret"));
    private final String sealed = seal.seal("session", Map.of("state", "s"), LATER);

    @Test
    void opensWhatItSealed() {
        assertThat(seal.open("session", sealed, NOW))
                .contains(new Seal.Opened(Map.of("use", "session", "state", "s"), LATER));
    }

    @Test
    void hidesWhatItSealed() {
        assertThat(seal.seal("session", Map.of("state", "s"), LATER)).isNotEqualTo(sealed);
        assertThat(sealed).startsWith("eyJ").contains("..");
    }

    @Test
    void opensNothingThatIsOver() {
        assertThat(seal.open("session", sealed, LATER)).isEmpty();
    }

    @Test
    void opensNothingOfAnotherPurpose() {
        assertThat(seal.open("sign-in", sealed, NOW)).isEmpty();
    }

    @Test
    void opensNothingOfAnotherSecretOrClient() {
        assertThat(Seal.of(settings("dashboard", "another secret of it")).open("session", sealed, NOW))
                .isEmpty();
        assertThat(Seal.of(settings("another", "the client's secret")).open("session", sealed, NOW))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        int middle = sealed.length() / 2;
        char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';

        assertThat(seal.open("session", sealed.substring(0, middle) + other + sealed.substring(middle + 1), NOW))
                .isEmpty();
        assertThat(seal.open("session", "", NOW)).isEmpty();
        assertThat(seal.open("session", "a.b.c.d.e", NOW)).isEmpty();
    }

    private static SignInSettings settings(String client, String secret) {
        return new SignInSettings(
                new Issuer("https://login.example.com", null),
                new Client(client, secret, client),
                URI.create("https://shop.example.com/"),
                Duration.ofHours(8));
    }
}
