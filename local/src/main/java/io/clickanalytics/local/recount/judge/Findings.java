package io.clickanalytics.local.recount.judge;

import java.util.ArrayList;
import java.util.List;

/** Differences and remarks as they are found; of differences the first few are kept, and all are counted. */
final class Findings {
    /** A broken topic of a million windows must not fill the memory with complaints. */
    private static final int KEPT = 100;

    private final List<Difference> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long count;

    void add(String where, String what, Object found, Object wanted) {
        count++;
        if (differences.size() < KEPT) {
            differences.add(new Difference(where, what, String.valueOf(found), String.valueOf(wanted)));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    List<Difference> differences() {
        return differences;
    }

    List<String> notes() {
        return notes;
    }

    long count() {
        return count;
    }
}
