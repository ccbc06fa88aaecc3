package io.clickanalytics.dashboard.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * One of our cookies: sealed, for this page's path, out of reach of scripts, and not sent with what other sites embed.
 *
 * @param name and purpose
 * @param seal closes and opens it
 */
record SealedCookie(String name, Seal seal, SignInSettings settings, InstantSource clock) {
    /** What the browser has kept, if it is ours and not over. */
    Optional<Seal.Opened> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name))
                .flatMap(cookie -> seal.open(name, cookie.getValue(), clock.instant()));
    }

    void keep(HttpServerResponse response, Map<String, String> values, Duration time) {
        String value = seal.seal(name, values, clock.instant().plus(time));
        response.addCookie(cookie(value).setMaxAge(time.toSeconds()));
    }

    void drop(HttpServerResponse response) {
        response.addCookie(cookie("").setMaxAge(0));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(name, value)
                .setPath(settings.address().getPath())
                .setHttpOnly(true)
                .setSecure(settings.secure())
                .setSameSite(CookieSameSite.LAX);
    }
}
