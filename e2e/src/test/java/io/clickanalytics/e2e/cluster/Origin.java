package io.clickanalytics.e2e.cluster;

import java.nio.file.Path;

/** Where the cluster of this run is from. */
sealed interface Origin extends AutoCloseable permits GivenCluster, K3sCluster, FromSourceCluster {
    /** What the console says of it. */
    String description();

    Kubectl kubectl();

    /** Puts the images of an archive of {@code docker save} into every node. */
    void load(Path archive);

    /** Whether it was made for this run, and nobody else uses it. */
    boolean isOurs();

    /** Kills the API server, which is started again at once; false where nothing is known of how. */
    default boolean restartApiServer() {
        return false;
    }

    /** Ends the cluster if it was made for this run. */
    @Override
    void close();
}
