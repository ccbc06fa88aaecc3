package io.clickanalytics.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Where the tests of one class take place: a folder under the module's target, and a Kafka. When all went well the folder is
 * gone afterwards; else it is named, and its logs are there.
 */
public final class Site implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    private final @Nullable Function<Path, TestKafka> starter;
    private final List<String> failed = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable TestKafka kafka;

    private Site(@Nullable Function<Path, TestKafka> starter) {
        this.starter = starter;
    }

    /** With one broker. */
    public static Site ofOneBroker() {
        return new Site(TestKafka::started);
    }

    /** With one broker that has further settings. */
    public static Site ofOneBroker(Map<String, String> properties) {
        return new Site(path -> TestKafka.started(path, properties));
    }

    /** With one broker that has a second address; see {@link TestKafka#secured}. */
    public static Site ofOneSecuredBroker(Map<String, String> properties) {
        return new Site(path -> TestKafka.secured(path, properties));
    }

    /** With three brokers; see {@link TestKafka#ofThree}. */
    public static Site ofThreeBrokers() {
        return new Site(TestKafka::ofThree);
    }

    /** A folder only. */
    public static Site withoutKafka() {
        return new Site(null);
    }

    /** The brokers. */
    public TestKafka kafka() {
        return there(kafka);
    }

    /** Their topics. */
    public Topics topics() {
        return kafka().topics();
    }

    /**
     * A pipeline with topics of its own.
     *
     * @param name of the topics; unique for the site
     */
    public Deployment deployment(String name) {
        return new Deployment(kafka().bootstrap(), name, folder(name));
    }

    /** A folder of the name. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(there(folder).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path runs = Files.createDirectories(Path.of(System.getProperty("root"), "e2e", "target", "runs"));
        folder = Files.createTempDirectory(runs, context.getDisplayName() + "-");
        if (starter != null) {
            kafka = starter.apply(folder("kafka"));
            ClassArchive.ensure(kafka.bootstrap(), folder("warm-up"));
        }
    }

    @Override
    public synchronized void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        failed.add(context.getDisplayName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (kafka != null) {
            kafka.close();
        }
        if (failed.isEmpty() && context.getExecutionException().isEmpty()) {
            new Folder(there(folder)).delete();
        } else {
            System.out.println("failed: " + failed + "; its logs and topics are in " + folder);
        }
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("this site is not set up; register it as a static extension");
        }
        return part;
    }
}
