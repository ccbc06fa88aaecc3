package io.clickanalytics.e2e.flux;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository of git, which answers by HTTP on this machine's loopback as a Git server does: git's own upload-pack speaks. */
public final class GitRepository implements AutoCloseable {
    private static final String PATH = "/clickanalytics.git";
    private static final String SERVICE = "git-upload-pack";

    private final Path folder;
    private final HttpServer server;

    /** An empty one with the branch {@code main}, in a folder that is made. */
    public GitRepository(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        git("init", "--quiet", "--initial-branch=main");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH + "/info/refs", this::refs);
        server.createContext(PATH + "/" + SERVICE, this::pack);
        server.start();
    }

    /** Where it is cloned from. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** Makes these files all that there is, by path and text; returns the commit. */
    public String commit(Map<String, String> files) {
        git("rm", "-r", "--quiet", "--ignore-unmatch", ".");
        files.forEach(this::write);
        git("add", "--all");
        git(
                "-c",
                "user.name=team",
                "-c",
                "user.email=team@example.com",
                "commit",
                "--quiet",
                "--allow-empty",
                "-mnext");
        return git("rev-parse", "HEAD").strip();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String git(String... arguments) {
        try {
            Process git = command(arguments).redirectErrorStream(true).start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git " + String.join(" ", arguments) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException("found no git on the PATH, wanted it for a repository; install it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        // what the user of this machine has set is not for it
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        return builder;
    }

    /** https://git-scm.com/docs/http-protocol: what a client asks first; the answer begins with the service's name. */
    private void refs(HttpExchange exchange) throws IOException {
        answer(exchange, "advertisement", "001e# service=" + SERVICE + "\n0000", "--advertise-refs");
    }

    private void pack(HttpExchange exchange) throws IOException {
        answer(exchange, "result", "");
    }

    private void answer(HttpExchange exchange, String type, String begin, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("upload-pack", "--stateless-rpc"));
        arguments.addAll(List.of(options));
        arguments.add(".");
        Process git = command(arguments.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (exchange) {
            try (OutputStream input = git.getOutputStream()) {
                exchange.getRequestBody().transferTo(input);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-" + SERVICE + "-" + type);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
            git.getInputStream().transferTo(exchange.getResponseBody());
        }
    }
}
