package io.clickanalytics.local.recount.judge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks that no window is missing and none is too many: each names the one before it, up to the end that the commit names. */
final class Chain {
    private static final long LONGEST_DAY = Duration.ofHours(26).toMillis();
    private static final long SHORTEST_DAY = Duration.ofHours(22).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Findings findings;
    private final CommitRecord commit;

    Chain(Findings findings, CommitRecord commit) {
        this.findings = findings;
        this.commit = commit;
    }

    /**
     * Checks all windows.
     *
     * @param windows in order
     * @param begins windows that end earlier may lack neighbours
     */
    void check(List<PublishedWindow> windows, long begins) {
        PublishedWindow before = null;
        for (PublishedWindow window : windows) {
            if (window.span().end() >= begins) {
                checkLink(window, before, begins != Long.MIN_VALUE);
                before = window;
            }
            checkLength(window);
            checkRevision(window);
        }
        if (!windows.isEmpty() || begins == Long.MIN_VALUE) {
            checkEnd(windows);
        }
    }

    private void checkLink(PublishedWindow window, @Nullable PublishedWindow before, boolean cut) {
        Long previous = window.link().previous();
        if (before == null) {
            if (previous != null && !cut) {
                findings.add(missingBefore(window), "the window that ends there", "missing", "a record");
            }
            return;
        }
        long end = before.span().end();
        if (!Objects.equals(previous, end)) {
            boolean missing = previous != null && previous > end;
            findings.add(
                    missing ? missingBefore(window) : window.span().toString(),
                    missing ? "the window that ends there" : "the window before it",
                    missing ? "missing" : Times.text(previous),
                    missing ? "a record" : Times.text(end));
        } else {
            checkDistance(window, before);
        }
    }

    private static String missingBefore(PublishedWindow window) {
        return "window to " + Times.text(window.link().previous());
    }

    /** Windows of one shape follow each other at its slide, except after a long silence. */
    private void checkDistance(PublishedWindow window, PublishedWindow before) {
        PublishedWindow.Link link = window.link();
        boolean sameShape = link.length() == before.link().length()
                && link.slide() == before.link().slide();
        boolean tumbling = link.length() == link.slide();
        if (link.emptySince() != null) {
            if (!link.emptySince().equals(link.previous())) {
                findings.add(
                        window.span().toString(),
                        "emptySince",
                        Times.text(link.emptySince()),
                        Times.text(link.previous()));
            }
        } else if (sameShape
                && tumbling
                && window.span().start() != before.span().end()) {
            findings.add(
                    window.span().toString(),
                    "the start",
                    Times.text(window.span().start()),
                    Times.text(before.span().end()));
        } else if (sameShape
                && !tumbling
                && window.span().end() != before.span().end() + link.slide()) {
            findings.add(
                    window.span().toString(),
                    "the end",
                    Times.text(window.span().end()),
                    Times.text(before.span().end() + link.slide()));
        }
    }

    /** A day of a zone has 23 to 25 hours, as a rule. */
    private void checkLength(PublishedWindow window) {
        long length = window.span().end() - window.span().start();
        long wanted = window.link().length();
        boolean dayOfAZone = wanted == DAY && length >= SHORTEST_DAY && length <= LONGEST_DAY;
        if (length != wanted && !dayOfAZone) {
            findings.add(window.span().toString(), "the length", Duration.ofMillis(length), Duration.ofMillis(wanted));
        }
    }

    private void checkRevision(PublishedWindow window) {
        Map<Long, CommitRecord.Revision> open = commit.reached().open();
        CommitRecord.Revision known = open.get(window.span().end());
        if (known != null && known.number() != window.revision()) {
            findings.add(
                    window.span().toString(),
                    "the last revision",
                    window.revision(),
                    known.number() + " as in the commit");
        }
    }

    private void checkEnd(List<PublishedWindow> windows) {
        Long last = windows.isEmpty()
                ? null
                : Long.valueOf(windows.get(windows.size() - 1).span().end());
        Long wanted = commit.reached().publishedUpTo();
        if (!Objects.equals(last, wanted)) {
            findings.add(
                    "the results", "the last window's end", Times.text(last), Times.text(wanted) + " as in the commit");
        }
    }
}
