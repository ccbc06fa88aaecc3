package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a decoder said of one record, as a value. */
record Recorded(String outcome, String item, long time) {
    static Recorded of(Decoder decoder, byte[] value, long recordTime) {
        // somewhere inside a larger array, as in a fetched batch, with bytes around that must not matter
        var around = new byte[value.length + 23];
        java.util.Arrays.fill(around, (byte) '"');
        System.arraycopy(value, 0, around, 11, value.length);
        var sink = new Sink();
        decoder.decode(around, 11, value.length, recordTime, sink);
        return sink.recorded;
    }

    static Recorded of(Decoder decoder, String value) {
        return of(decoder, value.getBytes(UTF_8), 1);
    }

    static Recorded click(String item) {
        return click(item, 1);
    }

    static Recorded click(String item, long time) {
        return new Recorded("click", item, time);
    }

    static Recorded bad(BadReason reason) {
        return new Recorded(reason.wireName(), "", 0);
    }

    static Recorded filtered() {
        return new Recorded("filtered", "", 0);
    }

    private static final class Sink implements ClickSink {
        private Recorded recorded;

        @Override
        public void click(byte[] bytes, int offset, int length, long eventTime) {
            if (eventTime < 0) {
                bad(BadReason.TIME);
            } else if (length == 0 || length > 1024 || !Utf8.isValid(bytes, offset, length)) {
                bad(BadReason.ITEM);
            } else {
                once(Recorded.click(new String(bytes, offset, length, UTF_8), eventTime));
            }
        }

        @Override
        public void filtered() {
            once(Recorded.filtered());
        }

        @Override
        public void bad(BadReason reason) {
            once(Recorded.bad(reason));
        }

        private void once(Recorded outcome) {
            if (recorded != null) {
                throw new AssertionError("a second outcome: " + outcome + " after " + recorded);
            }
            recorded = outcome;
        }
    }
}
