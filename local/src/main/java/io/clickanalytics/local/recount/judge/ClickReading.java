package io.clickanalytics.local.recount.judge;

import io.clickanalytics.local.recount.judge.RecountRules.Format;
import org.jspecify.annotations.Nullable;

/**
 * Says what a record is. A record with several faults has the first reason of format, time, item; what the filter leaves out is
 * not looked at further.
 */
final class ClickReading {
    private final Format format;

    ClickReading(Format format) {
        this.format = format;
    }

    /**
     * Reads one record.
     *
     * @param latest greatest event time that is not too far in the future, epoch milliseconds
     */
    Click of(byte @Nullable [] value, long recordTime, long latest) {
        if (value == null) {
            return Click.Bad.FORMAT;
        }
        if (format.kind().equals("text")) {
            return click(text(value), recordTime, latest);
        }
        Fields fields = fields(value);
        if (fields == null) {
            return Click.Bad.FORMAT;
        }
        if (!format.filter().holds(fields)) {
            return new Click.Filtered();
        }
        long time = format.time() == null ? recordTime : EventTimes.of(fields.at(format.time()));
        return click(fields.at(format.item()).text(), time, latest);
    }

    /** Without text for what is not UTF-8, as for what is empty. */
    private static String text(byte[] value) {
        String text = Text.utf8(value);
        return text == null ? "" : Text.trimmed(text);
    }

    private @Nullable Fields fields(byte[] value) {
        if (format.kind().equals("csv")) {
            return CsvFields.of(value, format.csv().columns(), format.csv().separator());
        }
        String text = Text.utf8(value);
        return text == null ? null : JsonFields.of(text);
    }

    private static Click click(String item, long time, long latest) {
        if (time < 0 || time > latest) {
            return Click.Bad.TIME;
        }
        return Text.isItem(item) ? new Click.Good(item, time) : Click.Bad.ITEM;
    }
}
