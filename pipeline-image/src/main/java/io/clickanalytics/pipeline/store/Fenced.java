package io.clickanalytics.pipeline.store;

/** Another producer took over the transactional id: this driver's commits are refused from now on. */
public final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fenced(String message, Throwable cause) {
        super(message, cause);
    }
}
