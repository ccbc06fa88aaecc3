package io.clickanalytics.local.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a record of a row. */
final class Projection {
    private static final int NONE = -1;

    private final List<Condition> where;
    private final int[] wherePlaces;
    private final List<String> columns;
    private final ValueText value;
    private final int key;
    private final int time;
    private final int pace;

    Projection(Header header, ReplayPlan plan) {
        where = plan.source().where();
        wherePlaces = where.stream()
                .mapToInt(condition -> header.place(condition.column()))
                .toArray();
        columns = header.columns();
        value = ValueText.of(header, plan.content().value());
        key = place(header, plan.content().keyColumn());
        time = place(header, plan.content().timeColumn());
        pace = plan.pace() instanceof Pace.RealTime realTime ? header.place(realTime.column()) : NONE;
    }

    private static int place(Header header, @Nullable String column) {
        return column == null ? NONE : header.place(column);
    }

    /** What is to be done with a row. */
    sealed interface Outcome {
        /**
         * It is sent.
         *
         * @param time epoch milliseconds of the record; null: now
         * @param paceTime epoch milliseconds that the pace goes by; 0 when it goes by none
         */
        record Send(
                @Nullable String key,
                String value,
                @Nullable Long time,
                long paceTime) implements Outcome {}

        /** A condition does not accept it. */
        record Filtered() implements Outcome {}

        /** It cannot be sent. */
        record Broken(String reason) implements Outcome {}
    }

    Outcome of(List<String> row) {
        for (int i = 0; i < wherePlaces.length; i++) {
            if (!where.get(i).accepts(row.get(wherePlaces[i]))) {
                return new Outcome.Filtered();
            }
        }
        try {
            return new Outcome.Send(
                    key == NONE ? null : row.get(key),
                    value.of(row),
                    time == NONE ? null : timeIn(row, time),
                    pace == NONE ? 0 : timeIn(row, pace));
        } catch (IllegalArgumentException e) {
            return new Outcome.Broken(String.valueOf(e.getMessage()));
        }
    }

    private long timeIn(List<String> row, int place) {
        try {
            return EventTime.parse(row.get(place));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column '" + columns.get(place) + "': " + e.getMessage(), e);
        }
    }
}
