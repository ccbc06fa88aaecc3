package io.clickanalytics.process;

import java.time.Duration;
import java.util.Set;

/**
 * How often a program that ended by itself is started again, and after which pause.
 *
 * @param limit restarts in a row before giving up
 * @param firstPause before the first restart; doubled for each further one
 * @param longestPause the pause grows no further
 * @param forgiven who was ready for this long has no failures in its past
 * @param refusals exit codes by which the program says that it will not do it the next time either
 */
public record Restarts(
        int limit, Duration firstPause, Duration longestPause, Duration forgiven, Set<Integer> refusals) {
    /** Five restarts in a row within half a minute; a minute of good work wipes the slate. */
    public static final Restarts USUAL =
            new Restarts(5, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(1), Set.of());

    public Restarts {
        refusals = Set.copyOf(refusals);
    }

    /** The same, for a program whose exit codes tell a refusal from a failure. */
    public Restarts butNotAfter(Integer... exitCodes) {
        return new Restarts(limit, firstPause, longestPause, forgiven, Set.of(exitCodes));
    }

    /** What follows the end of a program. */
    public sealed interface Next {
        /** How often in a row it has ended now. */
        int failures();

        /** It is started again after the pause. */
        record Again(int failures, Duration pause) implements Next {}

        /** It is not started again, for a reason that completes "it is given up: it". */
        record GiveUp(int failures, String reason) implements Next {}
    }

    /**
     * Decides about a program that ended.
     *
     * @param failuresBefore how often in a row it had ended before, as {@link Next#failures()} said
     * @param readyFor how long it had been ready; zero for never
     * @param exitCode what it ended with
     */
    public Next after(int failuresBefore, Duration readyFor, int exitCode) {
        int failures = readyFor.compareTo(forgiven) >= 0 ? 1 : failuresBefore + 1;
        if (refusals.contains(exitCode)) {
            return new Next.GiveUp(failures, "refused with exit code " + exitCode + ", and would again");
        }
        return failures > limit
                ? new Next.GiveUp(
                        failures,
                        "ended %d times in a row, the last time with exit code %d".formatted(failures, exitCode))
                : new Next.Again(failures, pause(failures));
    }

    private Duration pause(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
