package io.clickanalytics.dashboard;

import java.util.List;

/** Settings that cannot be used; the message names every problem. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
    }
}
