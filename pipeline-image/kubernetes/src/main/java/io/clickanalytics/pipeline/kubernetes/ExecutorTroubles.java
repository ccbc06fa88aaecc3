package io.clickanalytics.pipeline.kubernetes;

import java.time.Instant;
import java.util.Optional;

/** What befell executors, as Spark tells it. */
interface ExecutorTroubles {
    /** Why the API server has let none be made since then, in its own words; empty while it has not said. */
    Optional<String> refusalSince(Instant moment);

    /** A pod that ended since then and was not meant to, in a sentence; the last one. */
    Optional<String> endSince(Instant moment);
}
