package io.clickanalytics.e2e.cluster;

import io.clickanalytics.e2e.harness.Documents;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The images that this build has made.
 *
 * @param archive of one of them, as {@code docker save} writes it
 */
public record Images(Path archive) {
    private static final String ARCHIVE = "target/jib-image.tar";

    /** Of the operator. */
    public static Images operator() {
        return of("operator", ARCHIVE);
    }

    /** Of the driver and its executors. */
    public static Images pipeline() {
        return of("pipeline-image/kubernetes", ARCHIVE);
    }

    /** The same, but that its JVM finds no archive of classes. */
    public static Images pipelineWithoutArchive() {
        return of("pipeline-image/kubernetes", "target/class-archive/image.tar");
    }

    /** Of the dashboard. */
    public static Images dashboard() {
        return of("dashboard", ARCHIVE);
    }

    private static Images of(String module, String archive) {
        return new Images(Documents.ROOT.resolve(module).resolve(archive).toAbsolutePath());
    }

    public Images {
        if (!Files.exists(archive)) {
            throw new IllegalStateException(
                    "found no %s, wanted the image of this build; make it with mvn verify -Pe2e".formatted(archive));
        }
    }

    /** Puts it into every node. */
    public void loadInto(TestCluster cluster) {
        cluster.load(archive);
    }
}
