package io.clickanalytics.local.recount.judge;

import io.clickanalytics.local.recount.judge.Comparison.Deficit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of each record of the counted ranges, by the commit and by the recount. Which clicks were dropped is nowhere
 * written; their number is, and it explains missing clicks only up to that number.
 */
final class Balance {
    private final Findings findings;
    private final RecountRules rules;
    private final CommitRecord commit;

    Balance(Findings findings, RecountRules rules, CommitRecord commit) {
        this.findings = findings;
        this.rules = rules;
        this.commit = commit;
    }

    void check(Recounting.Seen seen, long beforeFirst, List<Deficit> deficits) {
        CommitRecord.Records records = commit.records();
        long all = seen.good() + seen.filtered() + seen.badAll();
        if (records.read() != all) {
            findings.add("the commit", "the sum of its records", records.read(), all + ", the records of its ranges");
        }
        if (records.filtered() != seen.filtered()) {
            findings.add("the commit", "filtered", records.filtered(), seen.filtered());
        }
        checkReasons(seen);
        long futures = futures(seen);
        long counted = seen.good() - records.droppedAll() - futures;
        if (records.counted() != counted) {
            findings.add("the commit", "counted", records.counted(), counted);
        }
        explain(deficits, records.droppedAll() + futures - beforeFirst, futures);
    }

    private void checkReasons(Recounting.Seen seen) {
        Set<String> reasons = new TreeSet<>(seen.bad().keySet());
        reasons.addAll(commit.records().bad().keySet());
        for (String reason : reasons) {
            long found = commit.records().bad().getOrDefault(reason, 0L);
            long wanted = seen.bad().getOrDefault(reason, 0L);
            boolean future = reason.equals("time");
            if (future ? found < wanted : found != wanted) {
                findings.add("the commit", "bad " + reason, found, (future ? "at least " : "") + wanted);
            }
        }
    }

    /**
     * Clicks that were too far in the future when they were read and are not any more. How many there were is the commit's word;
     * that each is missing in the windows is checked.
     */
    private long futures(Recounting.Seen seen) {
        return Math.max(
                0, commit.records().bad().getOrDefault("time", 0L) - seen.bad().getOrDefault("time", 0L));
    }

    /** A click is dropped as late only where its time is final; what else is missing was lost. */
    private void explain(List<Deficit> deficits, long unexplained, long futures) {
        if (unexplained < 0) {
            findings.add(
                    "the time before the first window",
                    "clicks that the commit says were dropped",
                    commit.records().droppedAll() + futures,
                    commit.records().droppedAll() + futures - unexplained);
        }
        long finalUpTo = commit.reached().watermark() - rules.lateness().toMillis();
        long left = Math.max(0, unexplained);
        double used = 0;
        long explained = 0;
        for (Deficit deficit : deficits) {
            long allowed = deficit.start() < finalUpTo ? left : Math.min(left, futures);
            used += (double) deficit.clicks() / deficit.overlap();
            if (deficit.clicks() > allowed || used > left) {
                findings.add(deficit.where(), "the total", deficit.found(), deficit.found() + deficit.clicks());
            } else {
                explained++;
            }
        }
        if (explained > 0) {
            findings.note(
                    "%d windows have fewer clicks than the input: the commit says that %d came too late or were too early"
                            .formatted(explained, left));
        }
    }
}
