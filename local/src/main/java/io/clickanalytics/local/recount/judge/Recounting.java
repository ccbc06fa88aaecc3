package io.clickanalytics.local.recount.judge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One recount: the results first, then every record of the counted ranges, then the verdict. Keeps counts by piece of event
 * time and item, never records.
 */
public final class Recounting {
    private final RecountRules rules;
    private final CommitRecord commit;
    private final Findings findings = new Findings();
    private final ResultLog results;
    private final ClickReading reading;
    private final long latest;
    private final Map<String, Long> bad = new TreeMap<>();
    private List<PublishedWindow> windows = List.of();
    private Intervals intervals = new Intervals(List.of());
    private @Nullable PaperLog paper;
    private long filtered;
    private long good;

    /**
     * @param resultsWhole false when retention has deleted the beginning of the results
     */
    public Recounting(RecountRules rules, CommitRecord commit, boolean resultsWhole) {
        this.rules = rules;
        this.commit = commit;
        results = new ResultLog(findings, resultsWhole && !commit.reached().resumed());
        reading = new ClickReading(rules.format());
        latest = commit.time() + rules.maxFuture().toMillis();
    }

    /** Takes the next record of the results. */
    public void result(long offset, long time, @Nullable String key, @Nullable String value) {
        PublishedWindow window = results.add(offset, time, key, value);
        if (window != null && paper != null) {
            paper.result(window);
        }
    }

    /** The results go to a topic in the paper's format, too: said before the first of them. */
    public Recounting withPaper() {
        paper = new PaperLog(findings);
        return this;
    }

    /** Takes the next record of the paper topic. */
    public void paper(long offset, long time, @Nullable String key, @Nullable String value) {
        if (paper != null) {
            paper.paper(offset, time, key, value);
        }
    }

    /** All results, and those in the paper's format, were taken: the input follows. */
    public void resultsEnd() {
        if (results.epoch() > commit.epoch()) {
            findings.add(
                    "the results", "the epoch", results.epoch(), "at most " + commit.epoch() + " as in the commit");
        }
        windows = results.epoch() == commit.epoch() ? results.windows() : List.of();
        if (!results.isWhole()) {
            findings.note(
                    commit.reached().resumed()
                            ? "the results topic was made anew: the windows that it has are checked"
                            : "retention has deleted the oldest windows: those that are still there are checked");
        }
        if (results.older() > 0) {
            findings.note(
                    "%d records are of older epochs, whose input nobody remembers: their sums and revisions are checked, their clicks are not"
                            .formatted(results.older()));
        }
        if (paper != null) {
            paper.check();
        }
        intervals = new Intervals(windows);
        new Chain(findings, commit).check(windows, results.chainBegins());
    }

    /** Takes a record of the input that is in a counted range. */
    public void input(byte @Nullable [] value, long recordTime) {
        Click click = reading.of(value, recordTime, latest);
        if (click instanceof Click.Good found) {
            good++;
            intervals.add(found);
        } else if (click instanceof Click.Bad found) {
            bad.merge(found.reason(), 1L, Long::sum);
        } else {
            filtered++;
        }
    }

    /** A partition's range must begin where the count had to begin. */
    public void rangeBegins(int partition, long earliest) {
        CommitRecord.Range range = commit.ranges().get(partition);
        if (range != null && rules.startsAtEarliest() && commit.epoch() == 0 && range.start() > earliest) {
            findings.add("partition " + partition, "the first counted offset", range.start(), earliest);
        }
    }

    /**
     * The end: compares.
     *
     * @param uncounted offsets of the input after the counted ranges
     */
    public Verdict verdict(long uncounted) {
        var comparison = new Comparison(findings, intervals, rules, commit);
        comparison.check(windows);
        // before the first window that is still there, windows were that retention deleted
        long beforeFirst = results.isWhole() ? intervals.before() : 0;
        new Balance(findings, rules, commit).check(seen(), beforeFirst, comparison.deficits());
        long records = good + filtered + seen().badAll();
        return new Verdict(
                findings.count() == 0 ? Verdict.Outcome.RIGHT : Verdict.Outcome.WRONG,
                commit.number(),
                new Verdict.Published(windows.size(), results.records(), comparison.pending()),
                new Verdict.Input(records, good, commit.records().droppedAll(), intervals.after(), uncounted),
                findings.differences(),
                findings.count(),
                findings.notes());
    }

    /**
     * The end where clicks are not there any more: what the topics say by themselves is judged all the same.
     *
     * @param gone sentences, what of the input is not there
     * @param uncounted offsets of the input after the counted ranges
     */
    public Verdict verdictWithout(List<String> gone, long uncounted) {
        findings.note("checked: that no window is missing or there twice, their sums and revisions"
                + (paper == null ? "" : ", the paper topic") + "; not checked: their clicks and the counted ranges");
        gone.forEach(findings::note);
        return new Verdict(
                findings.count() == 0 ? Verdict.Outcome.UNKNOWN : Verdict.Outcome.WRONG,
                commit.number(),
                new Verdict.Published(windows.size(), results.records(), 0),
                new Verdict.Input(0, 0, commit.records().droppedAll(), 0, uncounted),
                findings.differences(),
                findings.count(),
                findings.notes());
    }

    private Seen seen() {
        return new Seen(good, filtered, Map.copyOf(bad));
    }

    /**
     * What the recount found in the counted ranges.
     *
     * @param good clicks
     */
    record Seen(long good, long filtered, Map<String, Long> bad) {
        long badAll() {
            return bad.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
