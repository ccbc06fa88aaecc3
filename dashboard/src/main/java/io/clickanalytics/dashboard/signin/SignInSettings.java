package io.clickanalytics.dashboard.signin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may look on, and who says so.
 *
 * @param issuer signs people in
 * @param client what we are to the issuer
 * @param address of the page from outside, with its last slash: where the issuer sends people back to
 * @param session how long one that signed in is not asked again
 */
public record SignInSettings(Issuer issuer, Client client, URI address, Duration session) {
    /** Of this page's address, such as what lies beside the page. */
    URI beside(String name) {
        return address.resolve(name);
    }

    /** True when cookies must not go over plain HTTP. */
    boolean secure() {
        return "https".equals(address.getScheme());
    }

    /**
     * Who signs people in.
     *
     * @param name its address, exactly as its tokens name it
     * @param authority certificates that its own is trusted by; null: those of the JVM
     */
    public record Issuer(String name, @Nullable Path authority) {}

    /**
     * What we are to the issuer.
     *
     * @param id and
     * @param secret as the issuer has registered us
     * @param audience for whom the tokens of machines must be made
     */
    public record Client(String id, String secret, String audience) {
        /** Without the secret. */
        @Override
        public String toString() {
            return id;
        }
    }
}
