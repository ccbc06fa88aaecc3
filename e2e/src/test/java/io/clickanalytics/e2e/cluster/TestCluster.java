package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clickanalytics.e2e.harness.Documents;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** The Kubernetes of this run, which knows our kind and those of Strimzi; {@link WithCluster} hands it to tests. */
public final class TestCluster implements AutoCloseable {
    /** Ours, and Strimzi's. */
    private static final List<String> KINDS =
            List.of("crds/clickanalytics.clickanalytics.io-v1.yml", "e2e/strimzi/crds");

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Origin origin;
    private final KubernetesClient client;

    private TestCluster(Origin origin) {
        this.origin = origin;
        this.client = new KubernetesClientBuilder()
                .withConfig(config(origin.kubectl()))
                .build();
    }

    /** Gets one, or says why there is none. */
    static TestCluster get() {
        ClusterChoice choice = ClusterChoice.of(
                System.getenv("KUBECONFIG"),
                () -> DockerClientFactory.instance().isDockerAvailable(),
                FromSourceCluster.lacks());
        Origin origin = origin(choice);
        System.out.println("The cluster tests use " + origin.description() + ".");
        var cluster = new TestCluster(origin);
        cluster.installKinds();
        return cluster;
    }

    private static Origin origin(ClusterChoice choice) {
        if (choice instanceof ClusterChoice.Given given) {
            return GivenCluster.of(given.kubeconfig());
        }
        if (choice instanceof ClusterChoice.K3sInDocker) {
            return K3sCluster.start();
        }
        if (choice instanceof ClusterChoice.Nothing nothing) {
            throw new IllegalStateException(nothing.message());
        }
        return FromSourceCluster.start();
    }

    /** Makes the kinds known, or again as they are in the repository. */
    public void installKinds() {
        for (String kind : KINDS) {
            String path = Documents.ROOT.resolve(kind).toString();
            kubectl().run("apply", "--server-side", "--force-conflicts", "-f", path);
            // a kind that has no conditions at all yet is an error to kubectl wait
            await().atMost(SOON)
                    .until(() -> kubectl()
                                    .ask("", "wait", "--for=condition=Established", "--timeout=60s", "-f", path)
                                    .code()
                            == 0);
        }
    }

    /** Several files become one configuration, by kubectl's own rules. */
    private static Config config(Kubectl kubectl) {
        return Config.fromKubeconfig(kubectl.run("config", "view", "--raw", "--flatten", "--minify"));
    }

    /** An administrator's client; closed with the cluster. */
    public KubernetesClient client() {
        return client;
    }

    /** kubectl for an administrator. */
    public Kubectl kubectl() {
        return origin.kubectl();
    }

    /** Whether it was made for this run, and nobody else uses it. */
    public boolean isOurs() {
        return origin.isOurs();
    }

    /** Skips the test on a cluster that others use, unless they have agreed: {@code -Dcluster.alone=true}. */
    public void assumeAlone() {
        assumeTrue(isOurs() || Boolean.getBoolean("cluster.alone"), "others use this cluster");
    }

    /** Kills the API server, which is started again at once; false where nothing is known of how. */
    public boolean restartApiServer() {
        return origin.restartApiServer();
    }

    /** Puts the images of an archive of {@code docker save} into every node. */
    public void load(Path archive) {
        origin.load(archive);
    }

    @Override
    public void close() {
        client.close();
        origin.close();
    }
}
