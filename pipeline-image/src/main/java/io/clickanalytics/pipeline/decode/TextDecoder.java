package io.clickanalytics.pipeline.decode;

/** The value is the item, without the white space around it; the time is the record's. */
final class TextDecoder implements Decoder {
    @Override
    public void decode(byte[] value, int offset, int length, long recordTime, ClickSink sink) {
        int start = offset;
        int end = offset + length;
        while (start < end && isSpace(value[start])) {
            start++;
        }
        while (end > start && isSpace(value[end - 1])) {
            end--;
        }
        sink.click(value, start, end - start, recordTime);
    }

    /** Space, tab, line feed, vertical tab, form feed, carriage return. */
    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
