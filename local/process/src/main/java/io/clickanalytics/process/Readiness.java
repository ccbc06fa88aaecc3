package io.clickanalytics.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a program that was started does its work now; asked again and again, answers within about a second. */
@FunctionalInterface
public interface Readiness {
    /** True when it does. Anything that goes wrong while asking is a no. */
    boolean reached() throws InterruptedException;

    /** Ready when the file holds a port and {@code http://127.0.0.1:port/readyz} answers 200. */
    static Readiness http(Path portFile) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        return () -> {
            try {
                String port = Files.readString(portFile).strip();
                return !port.isEmpty() && answersOk(client, port);
            } catch (NoSuchFileException starting) {
                return false;
            } catch (IOException refused) {
                return false;
            }
        };
    }

    private static boolean answersOk(HttpClient client, String port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .timeout(Duration.ofSeconds(1))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
