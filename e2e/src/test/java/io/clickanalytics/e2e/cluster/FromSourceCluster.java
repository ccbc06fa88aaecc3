package io.clickanalytics.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cluster of {@code e2e/cluster}, which its script starts and ends; its words go to the console. */
final class FromSourceCluster implements Origin {
    /** Where the script puts it. */
    static final String KUBECONFIG = "/var/lib/clickanalytics-cluster/kubeconfig";

    private static final Path SCRIPT = Path.of(System.getProperty("root", ".."), "e2e", "cluster", "cluster");
    private static final Path KUBECTL = Path.of("/var/lib/clickanalytics-cluster/programs/kubectl");

    private final boolean wasUp;

    private FromSourceCluster(boolean wasUp) {
        this.wasUp = wasUp;
    }

    /** One that runs already, started by hand, is used as it is and stays. */
    static FromSourceCluster start() {
        boolean wasUp = Files.exists(Path.of(KUBECONFIG)) && script(line -> {}, "kubeconfig") == 0;
        boolean isShared = wasUp && KUBECONFIG.equals(System.getenv("KUBECONFIG"));
        if (!isShared) {
            mustSucceed("up", "--while", Long.toString(ProcessHandle.current().pid()));
        }
        return new FromSourceCluster(wasUp);
    }

    /** What this machine lacks for it. */
    static List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            lacks.add("Linux");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            lacks.add("root");
        }
        if (Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "go")))) {
            lacks.add("Go");
        }
        return lacks;
    }

    @Override
    public String description() {
        return "the cluster of e2e/cluster, " + (wasUp ? "which was up and stays up" : "for this run");
    }

    @Override
    public Kubectl kubectl() {
        return new Kubectl(KUBECTL, KUBECONFIG);
    }

    @Override
    public boolean isOurs() {
        return !wasUp;
    }

    @Override
    public boolean restartApiServer() {
        mustSucceed("restart", "kube-apiserver");
        return true;
    }

    @Override
    public void load(Path archive) {
        mustSucceed("load", archive.toAbsolutePath().toString());
    }

    @Override
    public void close() {
        if (!wasUp) {
            mustSucceed("down");
        }
    }

    private static void mustSucceed(String... arguments) {
        List<String> said = new ArrayList<>();
        int code = script(
                line -> {
                    System.out.println(line);
                    said.add(line);
                },
                arguments);
        if (code != 0) {
            throw new IllegalStateException("found that " + SCRIPT + " " + String.join(" ", arguments)
                    + " ended with code " + code + ", wanted 0; it said: " + String.join("\n", said));
        }
    }

    private static int script(Consumer<String> words, String... arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        try {
            // The console of a forked test JVM is a pipe that Maven reads by its own protocol: words go through this
            // JVM.
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            process.inputReader().lines().forEach(words);
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + SCRIPT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + SCRIPT + " ran", e);
        }
    }
}
