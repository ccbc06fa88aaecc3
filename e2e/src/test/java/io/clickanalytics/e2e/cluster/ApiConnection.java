package io.clickanalytics.e2e.cluster;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One connection through an {@link ApiProxy}: HTTP/1.1, one request after the other. Requests are read as such; of a
 * response only its code is looked at.
 */
final class ApiConnection {
    private static final int CODE = 9;
    private static final Map<Integer, String> REASONS =
            Map.of(404, "NotFound", 409, "Conflict", 429, "TooManyRequests");

    private final ApiProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile @Nullable ApiRequest last;
    private volatile boolean waits;

    ApiConnection(ApiProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    boolean asks(Predicate<ApiRequest> which) {
        ApiRequest request = last;
        return request != null && which.test(request);
    }

    void close() {
        proxy.ended(this);
        try (client;
                server) {
            // both ends
        } catch (IOException e) {
            // ended already
        }
    }

    /** Requests. */
    void forward() {
        try {
            var input = new BufferedInputStream(client.getInputStream());
            OutputStream output = server.getOutputStream();
            String head = head(input);
            while (!head.isEmpty()) {
                pass(ApiRequest.of(head), head, input, output);
                head = head(input);
            }
        } catch (IOException e) {
            // one of the two ends is gone
        } finally {
            close();
        }
    }

    /** Responses. */
    void back() {
        try {
            InputStream input = server.getInputStream();
            OutputStream output = client.getOutputStream();
            var buffer = new byte[64 * 1024];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                answered(buffer, count);
                holdBack();
                output.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // one of the two ends is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void holdBack() throws InterruptedException {
        ApiRequest request = last;
        if (request != null) {
            TimeUnit.MILLISECONDS.sleep(proxy.interference().late(request).toMillis());
        }
    }

    private void pass(ApiRequest request, String head, InputStream input, OutputStream output) throws IOException {
        OptionalInt instead = proxy.interference().instead(request);
        last = request;
        if (instead.isPresent() && instead.getAsInt() == 0) {
            throw new EOFException("cut");
        }
        if (instead.isPresent()) {
            body(head, input, OutputStream.nullOutputStream());
            proxy.answered(request.answered(instead.getAsInt()));
            client.getOutputStream().write(refusal(instead.getAsInt()));
            return;
        }
        waits = true;
        output.write(ours(head).getBytes(StandardCharsets.ISO_8859_1));
        if (lower(head).contains("\r\nupgrade: websocket")) {
            output.flush();
            input.transferTo(output);
        }
        body(head, input, output);
        output.flush();
    }

    private void answered(byte[] response, int count) {
        ApiRequest request = last;
        if (waits && request != null && count >= CODE + 3) {
            waits = false;
            int code = Integer.parseInt(new String(response, CODE, 3, StandardCharsets.ISO_8859_1));
            proxy.answered(request.answered(code));
            proxy.interference().answered(request.answered(code));
        }
    }

    /** Without the offer to speak HTTP/2, and with the token of the proxy's own configuration, if it has one. */
    private String ours(String head) {
        String lines = head.strip()
                .lines()
                .filter(line -> !lower(line).startsWith("http2-settings:"))
                .filter(line -> !lower(line).equals("upgrade: h2c"))
                .filter(line -> !lower(line).startsWith("connection: upgrade, http2"))
                .collect(Collectors.joining("\r\n"));
        String token = proxy.token() == null ? "" : "\r\nAuthorization: Bearer " + proxy.token();
        return lines + token + "\r\n\r\n";
    }

    private static byte[] refusal(int code) {
        String body = """
                {"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "refused by a test", "code": %d, "reason": "%s"}""".formatted(code, REASONS.getOrDefault(code, "InternalError"));
        return """
                HTTP/1.1 %d Refused\r
                Content-Type: application/json\r
                Retry-After: 1\r
                Content-Length: %d\r
                \r
                %s""".formatted(code, body.length(), body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void body(String head, InputStream input, OutputStream output) throws IOException {
        String lower = lower(head);
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            chunks(input, output);
            return;
        }
        int at = lower.indexOf("\r\ncontent-length:");
        if (at >= 0) {
            String number = lower.substring(lower.indexOf(':', at) + 1, lower.indexOf("\r\n", at + 2));
            output.write(input.readNBytes(Integer.parseInt(number.strip())));
        }
    }

    private static void chunks(InputStream input, OutputStream output) throws IOException {
        int size;
        do {
            String line = line(input);
            size = Integer.parseInt(line.strip(), 16);
            output.write(line.getBytes(StandardCharsets.ISO_8859_1));
            output.write(input.readNBytes(size + 2));
        } while (size > 0);
    }

    private static String line(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = 0;
        while (next != '\n') {
            next = input.read();
            if (next < 0) {
                throw new EOFException("in a body");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
