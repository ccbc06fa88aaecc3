package io.clickanalytics.pipeline.store;

import java.util.Locale;

/** The steps of a commit, in order; what lies between two of them is where a driver may die. */
public enum CommitStep {
    /** Nothing was sent yet. */
    DUE,
    /** The transaction has begun; Kafka does not know yet. */
    BEGUN,
    /** Windows are sent. */
    RESULTS_SENT,
    /** Slices are sent. */
    STATE_SENT,
    /** The commit record is sent. */
    RECORD_SENT,
    /** The copy of the offsets for lag tools is sent. */
    OFFSETS_SENT,
    /** Kafka has committed. */
    COMMITTED;

    /** Its name in the setting {@code haltAt}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Told about each step that is reached. */
    @FunctionalInterface
    public interface Listener {
        /** For who does not care. */
        Listener NONE = step -> {};

        /** Called on the thread that commits. */
        void reached(CommitStep step);
    }
}
