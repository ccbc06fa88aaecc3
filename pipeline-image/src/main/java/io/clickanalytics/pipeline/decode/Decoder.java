package io.clickanalytics.pipeline.decode;

/** Makes clicks from the values of records. Keeps scratch memory: one per thread. Never throws, whatever the bytes. */
public interface Decoder {
    /**
     * Decodes one record.
     *
     * @param value the record's value is in offset to offset + length
     * @param recordTime the record's own time, epoch milliseconds, negative when it has none
     */
    void decode(byte[] value, int offset, int length, long recordTime, ClickSink sink);
}
