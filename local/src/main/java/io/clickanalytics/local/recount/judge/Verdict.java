package io.clickanalytics.local.recount.judge;

import java.util.List;

/**
 * What the recount says.
 *
 * @param commit number of the commit that was judged; -1 when there is none
 * @param published what the results topic has
 * @param input what the input topic has, by this recount's own reading
 * @param differences the first few
 * @param differenceCount all
 * @param notes what the reader should know
 */
public record Verdict(
        Outcome outcome,
        long commit,
        Published published,
        Input input,
        List<Difference> differences,
        long differenceCount,
        List<String> notes) {
    public Verdict {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** In one word. */
    public enum Outcome {
        /** Every count is right. */
        RIGHT,
        /** Something is not as it must be. */
        WRONG,
        /** What is needed to tell is not there any more, or not yet. */
        UNKNOWN
    }

    /**
     * What the results topic has.
     *
     * @param windows of the current epoch
     * @param records of the topic
     * @param pending windows whose late clicks wait for the next revision
     */
    public record Published(long windows, long records, long pending) {
        /** Nothing. */
        public static final Published NONE = new Published(0, 0, 0);
    }

    /**
     * What the counted ranges of the input have.
     *
     * @param records all
     * @param clicks good ones
     * @param dropped clicks that the commit says no window took
     * @param open clicks later than the last window published
     * @param uncounted offsets after the counted ranges
     */
    public record Input(long records, long clicks, long dropped, long open, long uncounted) {
        /** Nothing. */
        public static final Input NONE = new Input(0, 0, 0, 0, 0);
    }

    /** That nothing can be told, and why. */
    public static Verdict unknown(String reason) {
        return new Verdict(Outcome.UNKNOWN, -1, Published.NONE, Input.NONE, List.of(), 0, List.of(reason));
    }

    /** True when all clicks are in published windows: nothing waits. */
    public boolean complete() {
        return input.open() == 0 && input.uncounted() == 0 && published.pending() == 0;
    }
}
