package io.clickanalytics.local.recount.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A made-up input with the results and the commit that a right pipeline makes of it, to be tampered with. */
final class Counted {
    static final long START = Instant.parse("2026-11-21T08:00:00Z").toEpochMilli();
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Input> input = new ArrayList<>();
    final List<ObjectNode> results = new ArrayList<>();
    final List<Paper> papers = new ArrayList<>();
    final ObjectNode commit = JSON.createObjectNode();
    final Map<String, String> settings = new TreeMap<>();
    boolean resultsWhole = true;
    private final long length;
    private final long slide;

    record Input(String value, long time) {}

    record Paper(long time, String key, String value) {}

    Counted(Duration length, Duration slide) {
        this.length = length.toMillis();
        this.slide = slide.toMillis();
    }

    /** Three windows of two seconds: 3, 0 and 4 clicks. */
    static Counted phones() {
        return new Counted(Duration.ofSeconds(2), Duration.ofSeconds(2))
                .click("4", 100)
                .click("4", 1999)
                .click("0", 500)
                .click("2", 4000)
                .click("2", 4001)
                .click("2", 4002)
                .click("0", 5999)
                .published();
    }

    Counted click(String item, long afterStart) {
        input.add(new Input(item, START + afterStart));
        return this;
    }

    /** Publishes every window from the first click's to the last click's, and commits. */
    Counted published() {
        long first = input.stream().mapToLong(Input::time).min().orElseThrow();
        long last = input.stream().mapToLong(Input::time).max().orElseThrow();
        Long previous = null;
        for (long end = (first / slide + 1) * slide; end <= (last / slide + 1) * slide; end += slide) {
            results.add(window(end, previous));
            previous = end;
        }
        commit(previous);
        return this;
    }

    private ObjectNode window(long end, Long previous) {
        Map<String, Long> counts = new TreeMap<>();
        input.stream()
                .filter(click -> click.time() >= end - length && click.time() < end)
                .forEach(click -> counts.merge(click.value(), 1L, Long::sum));
        ObjectNode window = JSON.createObjectNode();
        window.put("start", time(end - length)).put("end", time(end));
        ObjectNode shown = window.putObject("counts");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(item -> shown.put(item.getKey(), item.getValue()));
        window.put("other", 0)
                .put(
                        "total",
                        counts.values().stream().mapToLong(Long::longValue).sum())
                .put("distinct", counts.size())
                .put("truncated", false)
                .put("revision", 0);
        if (previous != null) {
            window.put("previous", time(previous));
        }
        window.put("watermark", time(end)).put("finalUpTo", time(end - 60_000));
        window.putObject("shape")
                .put("length", Duration.ofMillis(length).toString())
                .put("slide", Duration.ofMillis(slide).toString());
        return window.put("epoch", 0);
    }

    private void commit(long lastEnd) {
        commit.put("number", 7).put("epoch", 0);
        commit.putObject("offsets").putObject("0").put("start", 0).put("end", input.size());
        commit.put("watermark", time(lastEnd)).put("publishedUpTo", time(lastEnd));
        commit.putObject("openWindows");
        ObjectNode records = commit.putObject("records");
        records.put("counted", input.size()).put("filtered", 0).put("lost", 0);
        records.putObject("bad");
        records.putObject("dropped");
    }

    /** The window that ends so many milliseconds after the start. */
    ObjectNode ending(long afterStart) {
        return results.stream()
                .filter(window -> window.get("end").asText().equals(time(START + afterStart)))
                .findFirst()
                .orElseThrow();
    }

    /** A further record for a window. */
    Counted again(long afterStart, Consumer<ObjectNode> change) {
        ObjectNode copy = ending(afterStart).deepCopy();
        change.accept(copy);
        results.add(copy);
        return this;
    }

    ObjectNode records() {
        return (ObjectNode) commit.get("records");
    }

    Verdict verdict() {
        return verdict(START + 20_000);
    }

    Verdict verdict(long commitTime) {
        Recounting recounting = read(commitTime);
        recounting.rangeBegins(0, 0);
        input.forEach(record -> recounting.input(
                record.value() == null ? null : record.value().getBytes(StandardCharsets.UTF_8), record.time()));
        return recounting.verdict(0);
    }

    /** What is said when retention took clicks. */
    Verdict verdictWithoutInput(String gone) {
        return read(START + 20_000).verdictWithout(List.of(gone), 0);
    }

    private Recounting read(long commitTime) {
        var recounting = new Recounting(RecountRules.of(settings), CommitRecord.of(commitTime, commit), resultsWhole);
        if (!papers.isEmpty()) {
            recounting.withPaper();
        }
        for (int offset = 0; offset < results.size(); offset++) {
            ObjectNode window = results.get(offset);
            recounting.result(offset, START + 10L * offset, key(window), text(window));
        }
        for (int offset = 0; offset < papers.size(); offset++) {
            Paper paper = papers.get(offset);
            recounting.paper(offset, paper.time(), paper.key(), paper.value());
        }
        recounting.resultsEnd();
        return recounting;
    }

    /** The results in the paper's format, too. */
    Counted withPapers() {
        for (int i = 0; i < results.size(); i++) {
            Map<String, Long> counts = new TreeMap<>();
            results.get(i)
                    .get("counts")
                    .properties()
                    .forEach(item -> counts.put(item.getKey(), item.getValue().longValue()));
            String value = counts.entrySet().stream()
                    .map(item -> "{\"%s\":%d}".formatted(item.getKey(), item.getValue()))
                    .collect(Collectors.joining(",", "[", "]"));
            papers.add(new Paper(START + 10L * i + 1, key(results.get(i)), value));
        }
        return this;
    }

    private static String key(ObjectNode window) {
        return Long.toString(Instant.parse(window.get("end").asText()).toEpochMilli());
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String text(ObjectNode window) {
        try {
            return JSON.writeValueAsString(window);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
