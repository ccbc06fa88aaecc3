package io.clickanalytics.pipeline.decode;

import java.util.Locale;

/** Why a record is no click. A record with several faults has the first reason of: format, time, item. */
public enum BadReason {
    /** No item, or not UTF-8 of 1 to 1024 bytes. */
    ITEM,
    /** No event time, before 1970, or too far in the future. */
    TIME,
    /** Not a record of the format at all. */
    FORMAT;

    /** How it is written in commits, metrics and dead letters. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
