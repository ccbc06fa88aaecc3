package io.clickanalytics.e2e.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Stands for an OpenID provider: signs in whoever comes, without a question, and gives a token to who can show what it sent him with. */
public final class StandInIssuer implements AutoCloseable {
    public static final String CLIENT = "phones-dashboard";
    public static final String SECRET = "the-secret-of-the-client";

    private final HttpServer server;
    private final KeyPair key;
    private final Map<String, Map<String, String>> begun = new ConcurrentHashMap<>();
    private final AtomicInteger signIns = new AtomicInteger();

    public StandInIssuer() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, 200, keys()));
        server.createContext("/sign-in", this::signIn);
        server.createContext("/token", this::token);
        server.start();
    }

    /** As its tokens name it. */
    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often somebody was signed in. */
    public int signIns() {
        return signIns.get();
    }

    private String metadata() {
        String name = name();
        return """
                {"issuer":"%s","jwks_uri":"%s/keys","authorization_endpoint":"%s/sign-in","token_endpoint":"%s/token"}""".formatted(name, name, name, name);
    }

    private String keys() {
        var open = (RSAPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"1\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    private void signIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = "code-" + signIns.incrementAndGet();
        begun.put(code, asked);
        URI back = URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.getResponseHeaders().add("location", back.toString());
        answer(exchange, CLIENT.equals(asked.get("client_id")) ? 302 : 400, "");
    }

    /** A code is good once. */
    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
        Map<String, String> asked = begun.remove(sent.getOrDefault("code", ""));
        String client = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
        boolean good = asked != null
                && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                && asked.get("code_challenge").equals(digest(sent.getOrDefault("code_verifier", "")))
                && client.equals(exchange.getRequestHeaders().getFirst("authorization"));
        if (good) {
            answer(exchange, 200, "{\"id_token\":\"" + idToken(asked.getOrDefault("nonce", "")) + "\"}");
        } else {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private String idToken(String nonce) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"somebody\",\"nonce\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(name(), CLIENT, nonce, now, now + 300);
        String content = text(bytes("{\"alg\":\"RS256\",\"kid\":\"1\"}")) + "." + text(bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(bytes(content));
            return content + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String verifier) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(bytes(verifier)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return text(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = bytes(body);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        try (var out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
