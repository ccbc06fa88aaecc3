package io.clickanalytics.pipeline;

/** A stream that runs and does not get on, though nothing keeps it from it. */
final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stuck(String message) {
        super(message);
    }
}
