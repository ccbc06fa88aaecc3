package io.clickanalytics.local.recount.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Compares every published window with the clicks of its time. */
final class Comparison {
    private final Findings findings;
    private final Intervals intervals;
    private final RecountRules rules;
    private final CommitRecord commit;
    private final List<Deficit> deficits = new ArrayList<>();
    private final BitSet covered = new BitSet();
    private ItemCounts sum = new ItemCounts();
    private int from;
    private int until;
    private long pending;

    Comparison(Findings findings, Intervals intervals, RecountRules rules, CommitRecord commit) {
        this.findings = findings;
        this.intervals = intervals;
        this.rules = rules;
        this.commit = commit;
    }

    /**
     * Fewer clicks than the input has, where every count by itself may be right: dropped clicks can explain it.
     *
     * @param overlap windows that a click is in
     */
    record Deficit(String where, long start, long clicks, long overlap, long found) {}

    /** Compares all windows, in order. */
    void check(List<PublishedWindow> windows) {
        for (PublishedWindow window : windows) {
            move(
                    intervals.piece(window.span().start()),
                    intervals.piece(window.span().end()));
            covered.set(from, until);
            compare(window);
        }
        for (int i = covered.nextClearBit(0); i < intervals.size(); i = covered.nextClearBit(i + 1)) {
            if (intervals.piece(i).total() > 0) {
                deficits.add(new Deficit(
                        "the time from " + Times.text(intervals.start(i)) + ", which is in no window",
                        intervals.start(i),
                        intervals.piece(i).total(),
                        1,
                        0));
            }
        }
    }

    List<Deficit> deficits() {
        return deficits;
    }

    /** Windows with late clicks that wait for their next revision. */
    long pending() {
        return pending;
    }

    /** Moves the sum to another run of pieces; from window to window only the ends change. */
    private void move(int newFrom, int newUntil) {
        if (newFrom < from || newUntil < until || newFrom >= until) {
            sum = new ItemCounts();
            from = newFrom;
            until = newFrom;
        }
        for (; until < newUntil; until++) {
            sum.addAll(intervals.piece(until), 1);
        }
        for (; from < newFrom; from++) {
            sum.addAll(intervals.piece(from), -1);
        }
    }

    private void compare(PublishedWindow window) {
        PublishedWindow.Counts counts = window.counts();
        String where = window.span().toString();
        long clicks = sum.total();
        if (counts.total() > clicks) {
            findings.add(where, "the total", counts.total(), clicks);
        }
        if (tooMany(window) || counts.total() > clicks) {
            return;
        }
        CommitRecord.Revision revision =
                commit.reached().open().get(window.span().end());
        if (revision != null && revision.dirty()) {
            pending++;
        } else if (counts.total() < clicks) {
            long overlap = (window.link().length() + window.link().slide() - 1)
                    / window.link().slide();
            deficits.add(new Deficit(where, window.span().start(), clicks - counts.total(), overlap, counts.total()));
        } else if (!counts.truncated()) {
            exact(window);
        }
    }

    private boolean tooMany(PublishedWindow window) {
        boolean found = false;
        String where = window.span().toString();
        for (Map.Entry<String, Long> item : window.counts().items().entrySet()) {
            long clicks = sum.count(intervals.items().number(item.getKey()));
            if (item.getValue() > clicks) {
                findings.add(where, "item " + item.getKey(), item.getValue(), clicks);
                found = true;
            }
        }
        if (window.counts().distinct() > sum.distinct()) {
            findings.add(where, "distinct", window.counts().distinct(), sum.distinct());
            found = true;
        }
        return found;
    }

    /** The total is right and no item has too many: then each item has all its clicks, or {@code other} has too many. */
    private void exact(PublishedWindow window) {
        PublishedWindow.Counts counts = window.counts();
        String where = window.span().toString();
        long smallest = Long.MAX_VALUE;
        int[] shown = new int[counts.items().size()];
        int next = 0;
        for (Map.Entry<String, Long> item : counts.items().entrySet()) {
            shown[next] = intervals.items().number(item.getKey());
            long clicks = sum.count(shown[next]);
            next++;
            smallest = Math.min(smallest, clicks);
            if (item.getValue() != clicks) {
                findings.add(where, "item " + item.getKey(), item.getValue(), clicks);
            }
        }
        Arrays.sort(shown);
        long hidden = sum.greatestWithout(shown);
        if (hidden > smallest) {
            findings.add(
                    where,
                    "the least item shown",
                    smallest,
                    "at least " + hidden + ", as an item has that is not shown");
        }
        int wanted = Math.min(rules.top(), sum.distinct());
        if (shown.length != wanted) {
            findings.add(where, "the number of items", shown.length, wanted);
        }
        if (counts.distinct() != sum.distinct()) {
            findings.add(where, "distinct", counts.distinct(), sum.distinct());
        }
    }
}
