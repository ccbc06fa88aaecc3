package io.clickanalytics.pipeline.decode;

/** Takes what a decoder found in a record: exactly one call per record. */
public interface ClickSink {
    /**
     * A click.
     *
     * @param bytes read before this returns, and not kept; the item is UTF-8 in offset to offset + length, unchecked
     * @param eventTime epoch milliseconds, unchecked
     */
    void click(byte[] bytes, int offset, int length, long eventTime);

    /** A good record that the filter leaves out. */
    void filtered();

    /** No click. */
    void bad(BadReason reason);
}
