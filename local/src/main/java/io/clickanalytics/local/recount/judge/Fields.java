package io.clickanalytics.local.recount.judge;

/** Looks up values of one structured record. */
interface Fields {
    /** The value at the path; {@link Value#NOTHING} when there is none. */
    Value at(Path path);
}
