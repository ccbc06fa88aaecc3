package io.clickanalytics.dashboard;

/** A reason not to start, in a sentence for who started it. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
