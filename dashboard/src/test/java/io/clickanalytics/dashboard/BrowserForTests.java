package io.clickanalytics.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser: the one that is installed, else Playwright's own download, else, for root on Debian, the
 * distribution's package. A machine where none of these works fails the test: it is never skipped.
 */
final class BrowserForTests implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge");

    private final Playwright playwright;
    private final Browser browser;

    BrowserForTests() {
        Optional<Path> installed = installed();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        browser = installed.map(this::launch).orElseGet(this::launchDownloaded);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private Browser launchDownloaded() {
        try {
            return playwright.chromium().launch(options());
        } catch (RuntimeException e) {
            installPackage(e);
            return launch(
                    installed().orElseThrow(() -> new IllegalStateException("no browser after its installation", e)));
        }
    }

    private Browser launch(Path executable) {
        return playwright.chromium().launch(options().setExecutablePath(executable));
    }

    /** Chromium refuses to put root into its sandbox. */
    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
    }

    private static Optional<Path> installed() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void installPackage(RuntimeException reason) {
        boolean possible =
                Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"));
        if (!possible) {
            throw new IllegalStateException(
                    "found no browser, wanted one of " + NAMES + " on the PATH: install one of them", reason);
        }
        Stream.of(List.of("apt-get", "-q", "update"), List.of("apt-get", "-qy", "install", "chromium"))
                .forEach(BrowserForTests::run);
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
