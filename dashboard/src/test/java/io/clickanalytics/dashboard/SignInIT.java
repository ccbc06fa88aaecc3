package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in as programs see it: what is closed, what opens it, and what does not. */
class SignInIT {
    @TempDir
    private Path folder;

    private MockIssuer issuer;
    private SignInForTests replicas;
    private DashboardForTests dashboard;

    @BeforeEach
    void start() throws IOException {
        issuer = new MockIssuer();
        replicas = new SignInForTests(folder, issuer.name());
        dashboard = replicas.replica(Map.of());
    }

    @AfterEach
    void stop() {
        dashboard.close();
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/phones/, 302",
        "/phones/main.js, 401",
        "/phones/api/windows, 401",
        "/phones/api/windows.csv, 401",
        "/phones/ws, 401",
        "/phones/api/events, 401",
        "/phones/nothing, 401",
        "/phones/livez, 401",
        "/phones//api/windows, 401",
        "/phones/x/../api/windows, 401",
        "/phones/session, 200",
        "/phones/session.js, 200",
        "/livez, 200",
        "/readyz, 503",
        "/metrics, 200"
    })
    void allIsClosedButProbesAndMetrics(String path, int status) {
        assertThat(dashboard.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void whoSignsInGetsACookieThatOpensThePageOfEveryReplica() {
        String cookie = signedIn();

        assertThat(dashboard.get("/phones/", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(dashboard.get("/phones/session", "Cookie", cookie).body()).isEqualTo("{\"signedIn\":true}\n");
        dashboard.close();
        dashboard = replicas.replica(Map.of());
        assertThat(dashboard.get("/phones/api/windows", "Cookie", cookie).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCookieIsOutOfReachOfOthers() {
        HttpResponse<String> signedIn = callback(begun());

        assertThat(cookies(signedIn))
                .filteredOn(cookie -> cookie.startsWith("clickanalytics-session="))
                .singleElement()
                .asString()
                .contains("Path=/phones/", "HTTPOnly", "SameSite=Lax", "Max-Age=28800")
                .doesNotContain("Secure");
        assertThat(signedIn.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void behindHttpsTheCookieNeverGoesOverHttp() {
        dashboard.close();
        dashboard = replicas.replica(Map.of("signIn.address", "https://shop.example.com/phones"));

        assertThat(cookies(dashboard.get("/phones/sign-in")))
                .singleElement()
                .asString()
                .contains("Secure");
        assertThat(location(dashboard.get("/phones/"))).isEqualTo("https://shop.example.com/phones/sign-in");
    }

    @Test
    void aCookieOfAnotherSecretOpensNothing() throws IOException {
        String cookie = signedIn();
        dashboard.close();
        Files.writeString(folder.resolve("clientSecret"), "another secret of the client");
        dashboard = replicas.replica(Map.of());

        assertThat(dashboard.get("/phones/api/windows", "Cookie", cookie).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieOfABeginningIsNoSession() {
        String value = begun().cookie().split("=", 2)[1];

        assertThat(dashboard
                        .get("/phones/api/windows", "Cookie", "clickanalytics-session=" + value)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatDidNotBeginHereDoesNotEndHere() {
        Begun mine = begun();
        Begun another = begun();

        assertThat(callback(new Begun(another.end(), mine.cookie())).statusCode())
                .isEqualTo(400);
        assertThat(dashboard.get(another.end()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "aud", "iss", "exp", "sub"})
    void anIdTokenThatIsNotForThisSignInIsRefused(String claim) {
        issuer.changeIdTokens(claims -> wrong(claim, new JWTClaimsSet.Builder(claims)));

        HttpResponse<String> answer = callback(begun());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(cookies(answer)).noneMatch(cookie -> cookie.startsWith("clickanalytics-session="));
    }

    @Test
    void aTokenOfTheIssuerOpensApiSocketAndEvents() {
        String bearer = "Bearer " + issuer.token(issuer.claims().build());

        assertThat(dashboard.get("/phones/api/windows", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        socket(bearer).abort();
        try (var listener = new ListenerForTests(events(), "Authorization", bearer)) {
            assertThat(listener.status()).isEqualTo(200);
        }
    }

    @Test
    void eventsEndWithTheToken() {
        var soon = Date.from(Instant.now().plusSeconds(3));
        String bearer =
                "Bearer " + issuer.token(issuer.claims().expirationTime(soon).build());

        try (var listener = new ListenerForTests(events(), "Authorization", bearer)) {
            assertThat(listener.status()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(20)).until(listener::ended);
            assertThat(listener.ofType("bye")).hasSize(1);
        }
    }

    @Test
    void eventsEndWithTheSession() {
        dashboard.close();
        dashboard = replicas.replica(Map.of("signIn.session", "PT15S"));
        String cookie = signedIn();

        try (var listener = new ListenerForTests(events(), "Cookie", cookie)) {
            assertThat(listener.status()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(60)).until(listener::ended);
            assertThat(listener.ofType("bye")).hasSize(1);
            assertThat(dashboard.get("/phones/api/windows", "Cookie", cookie).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "iss", "exp", "forged", "unsigned", "symmetric", "garbage", ""})
    void anyOtherTokenOpensNothing(String fault) throws JOSEException {
        String bearer = "Bearer " + token(fault);

        HttpResponse<String> answer = dashboard.get("/phones/api/windows", "Authorization", bearer);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThatThrownBy(() -> socket(bearer)).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void withoutTheIssuerTheProgramLivesAndSaysWhatItLacks() {
        issuer.close();

        assertThat(dashboard.get("/phones/sign-in").statusCode()).isEqualTo(503);
        assertThat(dashboard.get("/phones/sign-in").body()).contains("the issuer cannot be asked");
        assertThat(dashboard
                        .get("/phones/api/windows", "Authorization", "Bearer x.y.z")
                        .statusCode())
                .isEqualTo(503);
        assertThat(dashboard.get("/livez").statusCode()).isEqualTo(200);
        issuer = new MockIssuer();
    }

    @Test
    void whoSignsOutIsSignedOutHereAndAtTheIssuer() {
        HttpResponse<String> out = dashboard.get("/phones/sign-out", "Cookie", signedIn());

        assertThat(cookies(out))
                .singleElement()
                .asString()
                .startsWith("clickanalytics-session=;")
                .contains("Max-Age=0");
        assertThat(location(out)).startsWith(issuer.name() + "/out?client_id=").contains("post_logout_redirect_uri=");
    }

    private String token(String fault) throws JOSEException {
        JWTClaimsSet good = issuer.claims().build();
        return switch (fault) {
            case "forged" -> issuer.forgedToken(good);
            case "unsigned" -> new PlainJWT(good).serialize();
            case "symmetric" -> symmetric(good);
            case "garbage", "" -> fault;
            default -> issuer.token(wrong(fault, new JWTClaimsSet.Builder(good)));
        };
    }

    private static String symmetric(JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims);
        token.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
        return token.serialize();
    }

    private static JWTClaimsSet wrong(String claim, JWTClaimsSet.Builder claims) {
        return switch (claim) {
            case "exp" ->
                claims.expirationTime(Date.from(Instant.now().minusSeconds(300)))
                        .build();
            case "aud" -> claims.audience("another").build();
            case "sub" -> claims.subject(null).build();
            default -> claims.claim(claim, "http://another.example.com").build();
        };
    }

    private String signedIn() {
        return cookies(callback(begun())).stream()
                .filter(cookie -> cookie.startsWith("clickanalytics-session="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    /** As a browser goes: to the beginning, to the issuer, and with what that says back again. */
    private Begun begun() {
        HttpResponse<String> start = dashboard.get("/phones/sign-in");
        String end = location(dashboard.get(location(start)));
        return new Begun(end, cookies(start).get(0).split(";", 2)[0]);
    }

    private HttpResponse<String> callback(Begun begun) {
        return dashboard.get(begun.end(), "Cookie", begun.cookie());
    }

    private WebSocket socket(String bearer) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("clicks.v1")
                .header("Authorization", bearer)
                .buildAsync(URI.create(replicas.page().replace("http:", "ws:") + "ws"), new WebSocket.Listener() {})
                .join();
    }

    private URI events() {
        return URI.create(replicas.page() + "api/events");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static List<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie");
    }

    private record Begun(String end, String cookie) {}
}
