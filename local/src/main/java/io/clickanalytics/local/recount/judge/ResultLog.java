package io.clickanalytics.local.recount.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the results topic in order and checks what can be seen without the input: revisions, epochs, sums. */
final class ResultLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Findings findings;
    private final boolean whole;
    private final Map<PublishedWindow.Span, PublishedWindow> latest = new HashMap<>();
    private long epoch;
    private long records;
    private long older;
    private long firstWholeEnd = Long.MAX_VALUE;

    /**
     * @param whole false when retention has deleted the beginning of the topic
     */
    ResultLog(Findings findings, boolean whole) {
        this.findings = findings;
        this.whole = whole;
    }

    /** Takes the next record, and returns it when it is one. */
    @Nullable
    PublishedWindow add(long offset, long time, @Nullable String key, @Nullable String value) {
        records++;
        PublishedWindow window = parsed(offset, time, value);
        if (window == null) {
            return null;
        }
        if (key == null || !key.equals(Long.toString(window.span().end()))) {
            findings.add(
                    where(offset), "the key", String.valueOf(key), window.span().end());
        }
        if (window.source().epoch() < epoch) {
            findings.add(where(offset), "the epoch", window.source().epoch(), "at least " + epoch);
            return window;
        }
        if (window.source().epoch() > epoch) {
            older = records - 1;
            epoch = window.source().epoch();
            latest.clear();
            firstWholeEnd = Long.MAX_VALUE;
        }
        checkSums(window);
        checkRevision(window, latest.get(window.span()));
        latest.merge(window.span(), window, (old, next) -> next.revision() >= old.revision() ? next : old);
        return window;
    }

    /** Records of lower epochs. */
    long older() {
        return older;
    }

    /** The highest epoch seen. */
    long epoch() {
        return epoch;
    }

    /** False when retention has deleted the beginning. */
    boolean isWhole() {
        return whole;
    }

    long records() {
        return records;
    }

    /** The highest revision of each window of the epoch, in order. */
    List<PublishedWindow> windows() {
        return latest.values().stream().sorted().toList();
    }

    /**
     * Windows that end earlier may lack neighbours whose records were deleted; {@link Long#MIN_VALUE} when none was.
     */
    long chainBegins() {
        return whole ? Long.MIN_VALUE : firstWholeEnd;
    }

    private @Nullable PublishedWindow parsed(long offset, long time, @Nullable String value) {
        try {
            JsonNode json = JSON.readTree(value == null ? "" : value);
            return PublishedWindow.of(offset, time, json);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            findings.add(where(offset), "the value", abbreviated(value), "a window as docs/wire-formats.md has it");
            return null;
        }
    }

    private void checkSums(PublishedWindow window) {
        PublishedWindow.Counts counts = window.counts();
        String where = window.span().toString();
        if (counts.shown() + counts.other() != counts.total()) {
            findings.add(
                    where, "the total", counts.total(), counts.shown() + counts.other() + ", the sum of its counts");
        }
        if (window.source().watermark() < window.span().end()) {
            findings.add(where, "its watermark", window.source().watermark(), "at least its end");
        }
        long before = Long.MAX_VALUE;
        for (long count : counts.items().values()) {
            if (count > before || count <= 0) {
                findings.add(where, "the order of counts", counts.items(), "most first, none of 0");
                return;
            }
            before = count;
        }
    }

    private void checkRevision(PublishedWindow window, @Nullable PublishedWindow before) {
        if (window.revision() == 0) {
            firstWholeEnd = Math.min(firstWholeEnd, window.span().end());
        }
        String where = window.span().toString();
        if (before == null) {
            if (window.revision() != 0 && whole) {
                findings.add(where, "the first revision", window.revision(), 0);
            }
        } else if (window.revision() <= before.revision()) {
            findings.add(
                    where,
                    "revision " + window.revision(),
                    window.counts().equals(before.counts()) ? "there twice" : "there twice with other counts",
                    "there once");
        } else if (window.revision() != before.revision() + 1) {
            findings.add(where, "the revision after " + before.revision(), window.revision(), before.revision() + 1);
        } else if (!Objects.equals(window.link().previous(), before.link().previous())) {
            findings.add(
                    where,
                    "the window before it",
                    Times.text(window.link().previous()),
                    Times.text(before.link().previous()) + " as in its first revision");
        }
    }

    private static String where(long offset) {
        return "results record " + offset;
    }

    private static String abbreviated(@Nullable String value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
