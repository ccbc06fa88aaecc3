package io.clickanalytics.e2e.cluster;

import io.clickanalytics.e2e.harness.Documents;
import java.nio.file.Files;
import java.nio.file.Path;

/** The images that this build has made. */
public record Images(Path module) {
    /** Of the operator. */
    public static Images operator() {
        return new Images(Documents.ROOT.resolve("operator"));
    }

    /** Of the driver and its executors. */
    public static Images pipeline() {
        return new Images(Documents.ROOT.resolve("pipeline-image/kubernetes"));
    }

    /** Of the dashboard. */
    public static Images dashboard() {
        return new Images(Documents.ROOT.resolve("dashboard"));
    }

    public Images {
        if (!Files.exists(archive(module))) {
            throw new IllegalStateException("found no %s, wanted the image of this build; make it with mvn verify -Pe2e"
                    .formatted(archive(module)));
        }
    }

    /** Puts it into every node. */
    public void loadInto(TestCluster cluster) {
        cluster.load(archive(module).toAbsolutePath());
    }

    private static Path archive(Path module) {
        return module.resolve("target/jib-image.tar");
    }
}
