package io.clickanalytics.pipeline.decode;

import io.clickanalytics.pipeline.decode.Captures.Kind;
import io.clickanalytics.pipeline.decode.Filter.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is looked for in a structured record, one slot for each path, and what its values say together. */
final class Wanted {
    private static final int RECORD_TIME = -1;

    private final List<FieldPath> paths = new ArrayList<>();
    private final int item;
    private final int time;
    private final Test[] tests;

    private record Test(int slot, boolean equal, Literal literal) {}

    /**
     * Reads the paths and the filter of a format.
     *
     * @throws IllegalArgumentException with the setting's name, when one cannot be read
     */
    Wanted(ClickFormat format) {
        item = slot(read("clicks.item", format.item(), FieldPath::of));
        time = format.time().equals(ClickFormat.RECORD_TIME)
                ? RECORD_TIME
                : slot(read("clicks.time", format.time(), FieldPath::of));
        List<Condition> conditions =
                read("clicks.filter", format.filter(), Filter::of).conditions();
        tests = conditions.stream()
                .map(condition -> new Test(slot(condition.path()), condition.equal(), condition.literal()))
                .toArray(Test[]::new);
    }

    /** By slot. */
    List<FieldPath> paths() {
        return List.copyOf(paths);
    }

    /** Says what the captured record is. */
    void judge(Captures captures, long recordTime, ClickSink sink) {
        for (Test test : tests) {
            if (test.literal.equalTo(captures, test.slot) != test.equal) {
                sink.filtered();
                return;
            }
        }
        long eventTime = time == RECORD_TIME ? recordTime : EventTime.millis(captures, time);
        boolean text = captures.kind(item) != Kind.OTHER;
        sink.click(captures.bytes(item), captures.offset(item), text ? captures.length(item) : 0, eventTime);
    }

    private int slot(FieldPath path) {
        if (!paths.contains(path)) {
            paths.add(path);
        }
        return paths.indexOf(path);
    }

    private static <T> T read(String setting, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " is " + e.getMessage(), e);
        }
    }
}
