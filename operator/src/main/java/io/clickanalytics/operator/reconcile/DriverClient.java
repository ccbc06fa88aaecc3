package io.clickanalytics.operator.reconcile;

import io.clickanalytics.operator.status.DriverReport;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks a driver for its status document. */
@FunctionalInterface
interface DriverClient {
    /** Ends within a bounded time, never with a failure: empty when there was no answer that can be used. */
    CompletableFuture<Optional<DriverReport>> ask(URI uri);
}
