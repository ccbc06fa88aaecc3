package io.clickanalytics.local.recount.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the paper topic against the results topic: for each record of the one there is one of the other, of the same window with
 * the same counts, in the same order. Where one of them begins later, the rest is not judged.
 */
final class PaperLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Findings findings;
    private final List<Print> results = new ArrayList<>();
    private final List<Print> papers = new ArrayList<>();

    PaperLog(Findings findings) {
        this.findings = findings;
    }

    /**
     * What must be equal, in little room.
     *
     * @param time Kafka's; of a paper record not earlier than of its result and not later than of the next result
     * @param end of the window
     * @param counts 64 bits of items and counts, in item order
     */
    private record Print(long time, long end, long counts) {}

    /** Takes the next record of the results. */
    void result(PublishedWindow window) {
        long counts = 0;
        for (Map.Entry<String, Long> item : new TreeMap<>(window.counts().items()).entrySet()) {
            counts = mixed(counts, item.getKey(), item.getValue());
        }
        results.add(new Print(window.source().time(), window.span().end(), counts));
    }

    /** Takes the next record of the paper topic. */
    void paper(long offset, long time, @Nullable String key, @Nullable String value) {
        try {
            papers.add(new Print(time, Long.parseLong(String.valueOf(key)), counts(value)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            findings.add(
                    "paper record " + offset, "the record", key + " " + value, "one as docs/wire-formats.md has it");
        }
    }

    private static long counts(@Nullable String value) throws JsonProcessingException {
        JsonNode items = JSON.readTree(value == null ? "" : value);
        if (!items.isArray()) {
            throw new IllegalArgumentException("no array");
        }
        long counts = 0;
        for (JsonNode item : items) {
            for (Map.Entry<String, JsonNode> only : item.properties()) {
                counts = mixed(counts, only.getKey(), only.getValue().longValue());
            }
        }
        return counts;
    }

    private static long mixed(long before, String item, long clicks) {
        long mixed = before;
        for (int i = 0; i < item.length(); i++) {
            mixed = 31 * mixed + item.charAt(i) + 1;
        }
        return (31 * mixed + clicks) * 0x9E3779B97F4A7C15L;
    }

    /** All were taken: compares. */
    void check() {
        if (papers.isEmpty() || results.isEmpty()) {
            findings.note("the paper topic was not checked: it has %d records, the results have %d"
                    .formatted(papers.size(), results.size()));
            return;
        }
        int paper = skipped(papers, results.get(0).time(), "records of the paper topic are older than the results");
        int result = resultOf(papers.get(Math.min(paper, papers.size() - 1)));
        if (result > 0) {
            findings.note(
                    result + " results are older than the paper topic, which has the later ones: right when it was"
                            + " named later, or retention took its beginning");
        }
        walk(result, paper);
    }

    private int skipped(List<Print> prints, long before, String what) {
        int count = 0;
        while (count < prints.size() && prints.get(count).time() < before) {
            count++;
        }
        if (count > 0) {
            findings.note(count + " " + what + " and were not checked");
        }
        return count;
    }

    /** The last result of that window that is not later; the first of all when there is none. */
    private int resultOf(Print paper) {
        int found = 0;
        for (int i = 0; i < results.size() && results.get(i).time() <= paper.time(); i++) {
            found = results.get(i).end() == paper.end() ? i : found;
        }
        return found;
    }

    private void walk(int firstResult, int firstPaper) {
        int result = firstResult;
        int paper = firstPaper;
        while (result < results.size() || paper < papers.size()) {
            Print wanted = result < results.size() ? results.get(result) : null;
            Print found = paper < papers.size() ? papers.get(paper) : null;
            if (wanted != null && found != null && wanted.end() == found.end()) {
                compare(found, wanted);
                result++;
                paper++;
            } else if (wanted == null || (found != null && found.time() < wanted.time())) {
                findings.add(
                        "the paper topic",
                        "a record of the window to " + end(found),
                        "there",
                        "none, as in the results");
                paper++;
            } else {
                findings.add(
                        "the paper topic",
                        "the record of the window to " + end(wanted),
                        "missing",
                        "there, as in the results");
                result++;
            }
        }
    }

    private void compare(Print found, Print wanted) {
        if (found.counts() != wanted.counts()) {
            findings.add(
                    "the paper topic",
                    "the record of the window to " + end(wanted),
                    "of other counts",
                    "those of the results");
        }
    }

    private static String end(@Nullable Print print) {
        return Times.text(print == null ? null : print.end());
    }
}
