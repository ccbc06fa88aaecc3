package io.clickanalytics.local.recount.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times in messages. */
final class Times {
    private Times() {}

    /** ISO-8601, or that there is none. */
    static String text(@Nullable Long millis) {
        return millis == null ? "none" : Instant.ofEpochMilli(millis).toString();
    }
}
