package io.clickanalytics.local.run;

import io.clickanalytics.local.replay.ReplayStatus;
import java.time.Duration;
import java.util.Locale;

/** How far the replay is, in one line. */
final class ProgressLine {
    private static final int CELLS = 20;

    private ProgressLine() {}

    static String of(ReplayStatus status) {
        String bar = status.fraction() > 0
                ? bar(status.fraction()) + String.format(Locale.ROOT, " %3.0f %%  ", status.fraction() * 100)
                : "";
        return String.format(Locale.ROOT, "replay  %s%,d clicks  %,.0f/s", bar, status.sent(), status.perSecond())
                + (status.broken() > 0 ? String.format(Locale.ROOT, "  %,d broken", status.broken()) : "")
                + status.timeLeft().map(left -> "  " + clock(left) + " left").orElse("");
    }

    private static String bar(double fraction) {
        int full = (int) (Math.min(1, fraction) * CELLS);
        return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "]";
    }

    private static String clock(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
