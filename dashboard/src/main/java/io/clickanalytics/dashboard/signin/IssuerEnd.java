package io.clickanalytics.dashboard.signin;

import com.nimbusds.jose.jwk.JWKSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer, asked over HTTP: where its parts are, its keys, and what a code is worth. Asked when somebody signs in and not
 * before: the dashboard starts without it. Only to be used on the event loop.
 */
final class IssuerEnd {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);
    /** A stranger who names unknown keys must not make us ask for every request. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(30);

    private final SignInSettings settings;
    private final HttpClient http;
    private final InstantSource clock;
    private @Nullable Known known;
    private @Nullable Future<Known> asking;

    IssuerEnd(Vertx vertx, SignInSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        var options = new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS);
        Path authority = settings.issuer().authority();
        if (authority != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
        }
        this.http = vertx.createHttpClient(options);
    }

    /** Where its parts are and its keys, as they were lately. */
    Future<Known> known() {
        Known now = known;
        return now != null && clock.instant().isBefore(now.asked().plus(KEPT)) ? Future.succeededFuture(now) : ask();
    }

    /** Its keys; asked for anew when the token names one that is not among them. */
    Future<JWKSet> keysFor(String token) {
        return known().compose(now -> TokenRules.knowsNot(now.keys(), token)
                                && clock.instant().isAfter(now.asked().plus(ASKED_AGAIN))
                        ? ask()
                        : Future.succeededFuture(now))
                .map(Known::keys);
    }

    /** The ID token that a code is worth. */
    Future<String> idToken(Known issuer, String code, String verifier) {
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.beside(SignInPaths.CALLBACK).toString(),
                "code_verifier",
                verifier);
        return http.request(options(HttpMethod.POST, issuer.part("token_endpoint")))
                .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .send(authenticated(issuer, request, form))
                        .compose(response -> body(response.statusCode(), response.body())))
                .map(answer -> answer.toJsonObject().getString("id_token", ""));
    }

    /** In the header, as the standard has it unless the issuer takes the form only. */
    private Buffer authenticated(Known issuer, HttpClientRequest request, Map<String, String> form) {
        SignInSettings.Client client = settings.client();
        JsonArray ways = issuer.metadata()
                .getJsonArray("token_endpoint_auth_methods_supported", JsonArray.of("client_secret_basic"));
        if (!ways.contains("client_secret_basic") && ways.contains("client_secret_post")) {
            return Buffer.buffer(Query.of(form)
                    .and("client_id", client.id())
                    .and("client_secret", client.secret())
                    .text());
        }
        String pair = Query.encoded(client.id()) + ":" + Query.encoded(client.secret());
        request.putHeader(
                HttpHeaders.AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return Buffer.buffer(Query.of(form).text());
    }

    /** One question at a time, however many wait for its answer. */
    private Future<Known> ask() {
        Future<Known> now = asking;
        if (now == null) {
            now = question();
            asking = now;
            now.onComplete(answered -> asking = null);
        }
        return now;
    }

    private Future<Known> question() {
        String name = settings.issuer().name();
        String metadata = name.replaceAll("/$", "") + "/.well-known/openid-configuration";
        return Future.succeededFuture(metadata)
                .compose(this::get)
                .map(Buffer::toJsonObject)
                .compose(found -> {
                    if (!name.equals(found.getString("issuer"))) {
                        return Future.failedFuture("found issuer " + found.getString("issuer") + " at " + metadata
                                + ", wanted " + name + "; write signIn.issuer as the issuer writes it");
                    }
                    return get(found.getString("jwks_uri", "")).compose(keys -> remember(found, keys.toString()));
                });
    }

    private Future<Known> remember(JsonObject metadata, String keys) {
        try {
            var fresh = new Known(metadata, JWKSet.parse(keys), clock.instant());
            known = fresh;
            return Future.succeededFuture(fresh);
        } catch (ParseException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Buffer> get(String uri) {
        return http.request(options(HttpMethod.GET, uri))
                .compose(request -> request.send().compose(response -> body(response.statusCode(), response.body())));
    }

    private static RequestOptions options(HttpMethod method, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(uri)
                .setIdleTimeout(ANSWER_MILLIS)
                .putHeader(HttpHeaders.ACCEPT, "application/json");
    }

    private static Future<Buffer> body(int status, Future<Buffer> body) {
        return status == 200 ? body : Future.failedFuture("it answered with status " + status);
    }

    /**
     * What the issuer says of itself.
     *
     * @param metadata its own description
     * @param keys that it signs with
     * @param asked when
     */
    record Known(JsonObject metadata, JWKSet keys, Instant asked) {
        String part(String name) {
            return metadata.getString(name, "");
        }
    }
}
