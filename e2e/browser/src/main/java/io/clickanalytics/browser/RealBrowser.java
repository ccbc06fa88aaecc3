package io.clickanalytics.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser: the one that is installed, else Playwright's own download, else, for root on Debian, the
 * distribution's package. A machine where none of these works fails the test: it is never skipped.
 */
public final class RealBrowser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> arguments;

    /**
     * Starts one, and installs it before where there is none.
     *
     * @param arguments of Chromium, such as {@code --host-resolver-rules=...}
     */
    public RealBrowser(String... arguments) {
        this.arguments =
                Stream.concat(Stream.of("--no-sandbox"), Stream.of(arguments)).toList();
        Optional<Path> installed = installed();
        if (installed.isPresent()) {
            playwright = withoutDownload();
            browser = launch(installed.get());
            return;
        }
        Optional<Playwright> downloaded = withDownload();
        if (downloaded.isPresent()) {
            playwright = downloaded.get();
            browser = playwright.chromium().launch(options());
            return;
        }
        installPackage();
        playwright = withoutDownload();
        browser = launch(
                installed().orElseThrow(() -> new IllegalStateException("found no browser after its installation")));
    }

    /** An empty tab with a profile of its own, so many pixels wide. */
    public DashboardPage page(int width, ColorScheme scheme) {
        return new DashboardPage(browser, width, scheme);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Playwright withoutDownload() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Empty where Playwright's browsers cannot be had: no network to them, or a system that they do not know. */
    private static Optional<Playwright> withDownload() {
        try {
            return Optional.of(Playwright.create());
        } catch (RuntimeException e) {
            System.err.println("Playwright's own browser cannot be had: " + e);
            return Optional.empty();
        }
    }

    private Browser launch(Path executable) {
        return playwright.chromium().launch(options().setExecutablePath(executable));
    }

    /** Chromium refuses to put root into its sandbox. */
    private BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions().setArgs(arguments);
    }

    private static Optional<Path> installed() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void installPackage() {
        boolean possible =
                Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"));
        if (!possible) {
            throw new IllegalStateException("found no browser, wanted one of " + NAMES
                    + " on the PATH or a download of Playwright's own: install one of them");
        }
        run("apt-get", "-q", "update");
        run("apt-get", "-qy", "install", "--no-install-recommends", "chromium");
    }

    /** The output goes to a file: the standard output of a test's process belongs to Failsafe. */
    private static void run(String... command) {
        try {
            Path log = Files.createTempFile("install-browser", ".log");
            ProcessBuilder install = new ProcessBuilder(command).redirectErrorStream(true);
            install.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = install.redirectOutput(log.toFile()).start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command) + ", its output is in " + log);
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
