package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The HTTPRoute of the Gateway API as its own project defines it, out of the Go module that e2e/cluster/gateway-api names. */
public final class GatewayApi {
    private static final Path MODULE = Documents.ROOT.resolve("e2e/cluster/gateway-api");
    private static final String ROUTES = "config/crd/standard/gateway.networking.k8s.io_httproutes.yaml";

    private GatewayApi() {}

    /** Makes HTTPRoutes known. */
    public static void install(Kubectl kubectl) {
        String path = folder().resolve(ROUTES).toString();
        kubectl.run("apply", "--server-side", "-f", path);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> kubectl.ask("", "wait", "--for=condition=Established", "--timeout=30s", "-f", path)
                                .code()
                        == 0);
    }

    /** Makes them unknown again. */
    public static void remove(Kubectl kubectl) {
        kubectl.run("delete", "--ignore-not-found", "--timeout=60s", "crd", "httproutes.gateway.networking.k8s.io");
    }

    /** Where Go has unpacked the module, which it compares with go.sum. */
    private static Path folder() {
        try {
            Process go = new ProcessBuilder("go", "mod", "download", "-json", "sigs.k8s.io/gateway-api")
                    .directory(MODULE.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!go.waitFor(2, TimeUnit.MINUTES) || go.exitValue() != 0) {
                throw new IllegalStateException("go found no Gateway API: " + said);
            }
            return Path.of(new ObjectMapper().readTree(said).path("Dir").asText());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "found no Go on the PATH, wanted it to fetch the Gateway API; install it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
