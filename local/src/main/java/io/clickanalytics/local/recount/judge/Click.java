package io.clickanalytics.local.recount.judge;

/** What a record of the input is. */
sealed interface Click {
    /**
     * A click.
     *
     * @param time event time, epoch milliseconds
     */
    record Good(String item, long time) implements Click {}

    /** A good record that the filter leaves out. */
    record Filtered() implements Click {}

    /**
     * No click.
     *
     * @param reason as commits name it: {@code format}, {@code time} or {@code item}
     */
    record Bad(String reason) implements Click {
        static final Bad FORMAT = new Bad("format");
        static final Bad TIME = new Bad("time");
        static final Bad ITEM = new Bad("item");
    }
}
