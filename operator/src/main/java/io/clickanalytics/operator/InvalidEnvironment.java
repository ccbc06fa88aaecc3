package io.clickanalytics.operator;

import java.util.List;

/** Environment variables that cannot be used; the message names every problem. */
public final class InvalidEnvironment extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidEnvironment(List<String> problems) {
        super(String.join("\n", problems));
    }
}
