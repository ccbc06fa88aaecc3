package io.clickanalytics.e2e.flux;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.Kustomized;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Flux's own source-controller and kustomize-controller, processes of this machine with an administrator's rights, as Flux gives
 * them to its own. They serve one namespace, which is made for them; their kinds are in the cluster as long as they are.
 */
public final class Flux implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(3);
    /** What `flux reconcile` writes, and what is answered with the same words. */
    private static final String ASKED = "reconcile.fluxcd.io/requestedAt=";

    private static final String ANSWERED = ".status.lastHandledReconcileAt";

    private final Kubectl kubectl;
    private final InNamespace system;
    private final List<String> kinds;
    private final Path folder;
    private final Controller source;
    private final Controller kustomize;

    /** Builds them, unless that was done before, and starts them; skips the test where that cannot be, or another Flux is. */
    public Flux(Kubectl kubectl) throws IOException {
        this.kubectl = kubectl;
        FluxPrograms programs = FluxPrograms.built();
        assumeTrue(
                kubectl.run("get", "deployments", "-A", "-o", "name", "-l", "app.kubernetes.io/part-of=flux")
                        .isEmpty(),
                "this cluster has a Flux of its own");
        String name = "flux-" + UUID.randomUUID().toString().substring(0, 8);
        folder = Files.createDirectories(
                Documents.ROOT.resolve("e2e/target/flux").resolve(name).toAbsolutePath());
        kinds = install(programs);
        system = new InNamespace(kubectl, name);
        kubectl.run("create", "namespace", name);
        String artifacts = "127.0.0.1:" + Ports.free();
        source = start(
                programs,
                "source-controller",
                "--storage-addr=" + artifacts,
                "--storage-adv-addr=" + artifacts,
                "--storage-path="
                        + Files.createDirectories(folder.resolve("artifacts")).toAbsolutePath());
        // every commit waits for the operator's, and by itself the controller looks only each 30 s
        kustomize = start(programs, "kustomize-controller", "--requeue-dependency=2s");
    }

    /** When both work. */
    public void whenReady() {
        source.whenReady();
        kustomize.whenReady();
    }

    /** The namespace of its objects. */
    public InNamespace system() {
        return system;
    }

    /** Where the files of this run are. */
    public Path folder() {
        return folder;
    }

    /** Applies manifests/gitops/flux, with nothing changed but the namespace and the repository's address. */
    public void follow(GitRepository repository) {
        String files = Kustomized.of(
                        "gitops/flux",
                        kubectl,
                        "namespace: " + system.name(),
                        "patches: [{target: {kind: GitRepository}, patch: '[{\"op\": \"replace\", \"path\": \"/spec/url\","
                                + " \"value\": \"" + repository.url() + "\"}]'}]")
                .text();
        kubectl.feed(files, "apply", "--server-side", "-f", "-");
    }

    /** Asks for another look at an object now, as `flux reconcile` does; returns when it was looked at. */
    public void reconcile(String object) {
        String words = UUID.randomUUID().toString();
        system.run("annotate", "--overwrite", object, ASKED + words);
        await("Flux looks at " + object + ", see " + folder).atMost(SOON).until(() -> system.field(object, ANSWERED)
                .equals(words));
    }

    /** What they made goes, and then they and all that is theirs. */
    @Override
    public void close() {
        system.run("delete", "kustomizations.kustomize.toolkit.fluxcd.io", "--all", "--timeout=180s");
        system.run("delete", "gitrepositories.source.toolkit.fluxcd.io", "--all", "--timeout=60s");
        kustomize.close();
        source.close();
        kubectl.run("delete", "namespace", system.name(), "--timeout=180s");
        kinds.forEach(kind -> kubectl.run("delete", kind, "--timeout=60s"));
    }

    /** Those that were there before stay as they are, and stay. */
    private List<String> install(FluxPrograms programs) {
        List<String> there = kubectl.run("get", "crds", "-o", "name").lines().toList();
        List<Path> absent = programs.kinds().stream()
                .filter(file -> !there.contains(name(file)))
                .toList();
        for (Path file : absent) {
            kubectl.run("apply", "--server-side", "-f", file.toString());
            await().atMost(SOON)
                    .until(() -> kubectl.ask("", "wait", "--for=condition=Established", "--timeout=30s", name(file))
                                    .code()
                            == 0);
        }
        return absent.stream().map(Flux::name).toList();
    }

    private static String name(Path file) {
        return "customresourcedefinition.apiextensions.k8s.io/"
                + Documents.read(file).at("/metadata/name").asText();
    }

    private Controller start(FluxPrograms programs, String name, String... options) {
        return Controller.start(
                programs.program(name),
                folder.resolve(name + ".log"),
                Map.of("KUBECONFIG", kubectl.kubeconfig(), "RUNTIME_NAMESPACE", system.name()),
                options);
    }
}
