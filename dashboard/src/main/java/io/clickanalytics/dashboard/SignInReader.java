package io.clickanalytics.dashboard;

import io.clickanalytics.dashboard.signin.SignInSettings;
import io.clickanalytics.dashboard.signin.SignInSettings.Client;
import io.clickanalytics.dashboard.signin.SignInSettings.Issuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what the settings say of signing in, and the secret that they only point to. */
final class SignInReader {
    private static final String SECRET = "clientSecret";
    private static final String AUTHORITY = "ca.crt";

    /** It is the key of the cookies, too. */
    private static final int SHORTEST_SECRET = 16;

    private final SettingsReader reader;

    SignInReader(SettingsReader reader) {
        this.reader = reader;
    }

    SignInSettings read() {
        Path folder = Path.of(reader.text("signIn.folder"));
        String clientId = reader.text("signIn.clientId");
        return new SignInSettings(
                new Issuer(address("signIn.issuer"), authority(folder)),
                new Client(clientId, secret(folder), reader.text("signIn.audience", clientId)),
                page(),
                reader.positiveDuration("signIn.session", Duration.ofHours(8)));
    }

    /** With its last slash, so that what lies beside the page is found from it. */
    private URI page() {
        String found = address("signIn.address");
        return URI.create(found.isEmpty() ? "/" : found.replaceAll("/$", "") + "/");
    }

    private String address(String key) {
        String found = reader.text(key);
        boolean valid = found.isEmpty() || found.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?");
        reader.require(valid, key + ": found " + found + ", wanted an address such as https://login.example.com");
        return valid ? found : "";
    }

    private static @Nullable Path authority(Path folder) {
        Path file = folder.resolve(AUTHORITY);
        return Files.exists(file) ? file : null;
    }

    private String secret(Path folder) {
        Path file = folder.resolve(SECRET);
        try {
            String found = Files.readString(file).strip();
            reader.require(
                    found.length() >= SHORTEST_SECRET,
                    "signIn.folder: found a secret of %d characters in %s, wanted at least %d; have the issuer make one"
                            .formatted(found.length(), file, SHORTEST_SECRET));
            return found;
        } catch (IOException e) {
            reader.require(
                    false, "signIn.folder: " + file + " cannot be read, wanted the client's secret there (" + e + ")");
            return "";
        }
    }
}
