package io.clickanalytics.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** K3s in a container; Testcontainers takes it away, also after this process was killed. */
record K3sCluster(K3sContainer container, Kubectl kubectl) implements Origin {
    /** Of the same minor version as the cluster from source. */
    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.1-k3s1");

    private static final String UP =
            "kubectl wait --for=condition=Ready node --all --timeout=5s && kubectl get serviceaccount default";

    private static final Duration START = Duration.ofMinutes(3);

    static K3sCluster start() {
        var container = new K3sContainer(IMAGE);
        // instead of a line of its log, which comes before pods can be made, and not in every version
        container.waitingFor(Wait.forSuccessfulCommand(UP).withStartupTimeout(START));
        container.start();
        return new K3sCluster(container, Kubectl.onPath(kubeconfig(container).toString()));
    }

    private static Path kubeconfig(K3sContainer container) {
        try {
            Path file = Files.createTempFile(
                    Files.createDirectories(Path.of(System.getProperty("root"), "e2e", "target")),
                    "k3s",
                    ".kubeconfig");
            return Files.writeString(file, container.getKubeConfigYaml());
        } catch (IOException e) {
            throw new UncheckedIOException("the kubeconfig of K3s cannot be written", e);
        }
    }

    @Override
    public String description() {
        return "K3s in Docker, " + IMAGE;
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public void load(Path archive) {
        String inside = "/tmp/" + archive.getFileName();
        container.copyFileToContainer(MountableFile.forHostPath(archive), inside);
        ExecResult result = run("ctr", "--namespace", "k8s.io", "images", "import", inside);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException(archive + " was not loaded: " + result.getStderr());
        }
    }

    private ExecResult run(String... command) {
        try {
            return container.execInContainer(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + String.join(" ", command), e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
