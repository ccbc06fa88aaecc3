package io.clickanalytics.dashboard.signin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in by the authorization code flow with PKCE, and checks the tokens of machines. Nothing is kept here: what is
 * begun with one replica ends with any other.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final Duration ATTEMPT = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;
    private static final String BEARER = "Bearer ";

    private final SignInSettings settings;
    private final IssuerEnd issuer;
    private final TokenRules rules;
    private final SealedCookie session;
    private final SealedCookie attempt;
    private final SecureRandom random = new SecureRandom();

    /** For one event loop. */
    public SignIn(Vertx vertx, SignInSettings settings) {
        var clock = InstantSource.system();
        var seal = Seal.of(settings);
        this.settings = settings;
        this.issuer = new IssuerEnd(vertx, settings, clock);
        this.rules = new TokenRules(settings);
        this.session = new SealedCookie("clickanalytics-session", seal, settings, clock);
        this.attempt = new SealedCookie("clickanalytics-sign-in", seal, settings, clock);
    }

    /** Adds its routes beside the page. */
    public void mount(Router router) {
        router.get("/" + SignInPaths.START).handler(this::start);
        router.get("/" + SignInPaths.CALLBACK).handler(this::callback);
        router.get("/" + SignInPaths.OUT).handler(this::out);
        router.get("/" + SignInPaths.SESSION).handler(context -> open(context.response())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"signedIn\":" + session.of(context.request()).isPresent() + "}\n"));
    }

    /** Whether this request is one of somebody who may look on: by his session, or by his token. */
    Future<Verdict> judge(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = authorization.substring(BEARER.length()).strip();
            return issuer.keysFor(token)
                    .map(keys -> rules.viewerToken(token, keys))
                    .recover(failure -> Future.succeededFuture(unavailable(failure)));
        }
        Verdict verdict = session.of(request)
                .<Verdict>map(opened -> new Verdict.Admitted(opened.until()))
                .orElseGet(() -> new Verdict.Refused(
                        401, "sign in, or send a token of " + settings.issuer().name()));
        return Future.succeededFuture(verdict);
    }

    /** Where who is not signed in begins. */
    String start() {
        return settings.beside(SignInPaths.START).toString();
    }

    private void start(RoutingContext context) {
        issuer.known()
                .onSuccess(known -> {
                    Map<String, String> secrets = Map.of("state", random(), "nonce", random(), "verifier", random());
                    HttpServerResponse response = open(context.response());
                    attempt.keep(response, secrets, ATTEMPT);
                    redirect(response, question(secrets).behind(known.part("authorization_endpoint")));
                })
                .onFailure(failure -> refuse(context, unavailable(failure)));
    }

    private Query question(Map<String, String> secrets) {
        return Query.of(Map.of(
                "response_type", "code",
                "client_id", settings.client().id(),
                "redirect_uri", settings.beside(SignInPaths.CALLBACK).toString(),
                "scope", "openid",
                "state", secrets.getOrDefault("state", ""),
                "nonce", secrets.getOrDefault("nonce", ""),
                "code_challenge", challenge(secrets.getOrDefault("verifier", "")),
                "code_challenge_method", "S256"));
    }

    private void callback(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Seal.Opened> begun = attempt.of(request);
        attempt.drop(context.response());
        String state = Optional.ofNullable(request.getParam("state")).orElse("");
        String code = Optional.ofNullable(request.getParam("code")).orElse("");
        if (begun.isEmpty() || !same(state, begun.get().value("state"))) {
            refuse(
                    context,
                    new Verdict.Refused(
                            400,
                            "this sign-in did not begin here or took too long; begin again at " + settings.address()));
        } else if (code.isEmpty()) {
            refuse(context, new Verdict.Refused(403, "the issuer signed nobody in: " + request.getParam("error")));
        } else {
            finish(context, code, begun.get());
        }
    }

    private void finish(RoutingContext context, String code, Seal.Opened begun) {
        issuer.known()
                .compose(known -> issuer.idToken(known, code, begun.value("verifier")))
                .compose(token -> issuer.keysFor(token).map(keys -> rules.idToken(token, begun.value("nonce"), keys)))
                .onSuccess(verdict -> {
                    if (verdict instanceof Verdict.Refused refused) {
                        refuse(context, refused);
                        return;
                    }
                    session.keep(open(context.response()), Map.of(), settings.session());
                    redirect(context.response(), settings.address().toString());
                })
                .onFailure(failure -> refuse(context, unavailable(failure)));
    }

    /** Here at once, and at the issuer where it has a place for that. */
    private void out(RoutingContext context) {
        session.drop(open(context.response()));
        Query back = Query.of(Map.of(
                "client_id", settings.client().id(),
                "post_logout_redirect_uri", settings.address().toString()));
        issuer.known()
                .map(known -> known.part("end_session_endpoint"))
                .otherwise("")
                .onSuccess(end -> {
                    if (end.isEmpty()) {
                        context.response()
                                .end("You are signed out here; sign in again at " + settings.address() + "\n");
                    } else {
                        redirect(context.response(), back.behind(end));
                    }
                });
    }

    private static Verdict.Refused unavailable(Throwable failure) {
        LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("the issuer cannot be asked");
        return new Verdict.Refused(503, "the issuer cannot be asked; try again later");
    }

    private static void refuse(RoutingContext context, Verdict.Refused refused) {
        open(context.response()).setStatusCode(refused.status()).end(refused.reason() + "\n");
    }

    private static HttpServerResponse open(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
    }

    private static void redirect(HttpServerResponse response, String address) {
        response.setStatusCode(302).putHeader(HttpHeaders.LOCATION, address).end();
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
