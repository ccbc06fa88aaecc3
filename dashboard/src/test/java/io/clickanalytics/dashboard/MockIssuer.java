package io.clickanalytics.dashboard;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Stands for an OpenID provider: signs in whoever comes, without a question, and is strict with the program that asks for him. */
public final class MockIssuer implements AutoCloseable {
    public static final String CLIENT = "the dashboard";
    public static final String SECRET = "a secret of : the client";

    private final Vertx vertx = Vertx.vertx();
    private final RSAKey key = newKey();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger signIns = new AtomicInteger();
    private final int port;
    private volatile UnaryOperator<JWTClaimsSet> change = claims -> claims;

    public MockIssuer() {
        port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    public String name() {
        return "http://127.0.0.1:" + port + "/shop";
    }

    /** How often somebody was signed in. */
    public int signIns() {
        return signIns.get();
    }

    /** From now on its ID tokens are not as they should be. */
    public void changeIdTokens(UnaryOperator<JWTClaimsSet> how) {
        change = how;
    }

    /** Claims of a token that is good for the dashboard. */
    public JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .audience(CLIENT)
                .subject("somebody")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    public String token(JWTClaimsSet claims) {
        return token(claims, key);
    }

    /** Signed by a key that says it is the issuer's. */
    public String forgedToken(JWTClaimsSet claims) {
        return token(claims, newKey());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/shop/.well-known/openid-configuration" ->
                request.response().end(metadata().encode());
            case "/shop/keys" -> request.response().end(new JWKSet(key).toString());
            case "/shop/sign-in" -> signIn(request);
            case "/shop/token" -> request.setExpectMultipart(true).end().onSuccess(read -> code(request));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", name())
                .put("jwks_uri", name() + "/keys")
                .put("authorization_endpoint", name() + "/sign-in?prompt=none")
                .put("token_endpoint", name() + "/token")
                .put("end_session_endpoint", name() + "/out");
    }

    private void signIn(HttpServerRequest request) {
        boolean good = CLIENT.equals(request.getParam("client_id"))
                && "code".equals(request.getParam("response_type"))
                && "S256".equals(request.getParam("code_challenge_method"))
                && "openid".equals(request.getParam("scope"));
        if (!good) {
            request.response().setStatusCode(400).end("found " + request.query());
            return;
        }
        String code = "code-" + signIns.incrementAndGet();
        codes.put(
                code,
                Map.of(
                        "nonce", request.getParam("nonce"),
                        "challenge", request.getParam("code_challenge"),
                        "redirect_uri", request.getParam("redirect_uri")));
        request.response()
                .setStatusCode(302)
                .putHeader(
                        "location",
                        request.getParam("redirect_uri") + "?code=" + code + "&state=" + request.getParam("state"))
                .end();
    }

    /** A code is good once, for who asked for it. */
    private void code(HttpServerRequest request) {
        Map<String, String> asked = codes.remove(request.getFormAttribute("code"));
        String client = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        boolean good = asked != null
                && "authorization_code".equals(request.getFormAttribute("grant_type"))
                && asked.get("redirect_uri").equals(request.getFormAttribute("redirect_uri"))
                && asked.get("challenge").equals(challenge(request.getFormAttribute("code_verifier")))
                && basic.equals(request.getHeader("authorization"));
        if (!good) {
            request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
            return;
        }
        var claims = change.apply(claims().claim("nonce", asked.get("nonce")).build());
        request.response().end(new JsonObject().put("id_token", token(claims)).encode());
    }

    private static String token(JWTClaimsSet claims, RSAKey key) {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2_048).keyID("1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
