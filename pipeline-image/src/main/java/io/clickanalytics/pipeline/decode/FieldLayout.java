package io.clickanalytics.pipeline.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields as they stood in former records, by place. Records of one topic mostly look the same, and to compare
 * with what is expected is faster than to search for where a name ends: the processor need not wait for the answer.
 */
final class FieldLayout {
    private static final int MOST_FIELDS = 32;
    private static final int TWO_WORDS = 2 * Long.BYTES;

    private final @Nullable Field[] fields = new Field[MOST_FIELDS];
    /** Records that all look different are not learned for ever. */
    private int lessons = 10_000;

    /** One name with its quotes, its colon and the spaces before the value. */
    static final class Field {
        private final byte[] text;
        private final long head;
        private final long headMask;
        private final long next;
        private final long nextMask;
        private final @Nullable PathTree node;

        private Field(byte[] text, @Nullable PathTree node) {
            this.text = text;
            this.node = node;
            this.head = Words.head(text, 0, Math.min(text.length, Long.BYTES));
            this.headMask = Words.mask(text.length);
            this.next = text.length > Long.BYTES
                    ? Words.head(text, Long.BYTES, Math.min(text.length - Long.BYTES, Long.BYTES))
                    : 0;
            this.nextMask = Words.mask(text.length - Long.BYTES);
        }

        /** True when it stands there; false also near the end of the array. */
        boolean standsAt(byte[] bytes, int at, int end) {
            return at + text.length <= end
                    && at + TWO_WORDS <= bytes.length
                    && (Words.at(bytes, at) & headMask) == head
                    && (Words.at(bytes, at + Long.BYTES) & nextMask) == next
                    && (text.length <= TWO_WORDS || restStandsAt(bytes, at));
        }

        private boolean restStandsAt(byte[] bytes, int at) {
            return Arrays.equals(text, TWO_WORDS, text.length, bytes, at + TWO_WORDS, at + text.length);
        }

        int length() {
            return text.length;
        }

        @Nullable
        PathTree node() {
            return node;
        }
    }

    /** What stood at this place, if anything is known. */
    @Nullable
    Field at(int place) {
        return place < MOST_FIELDS ? fields[place] : null;
    }

    /** Notes what stands at this place. */
    void learn(int place, byte[] text, @Nullable PathTree node) {
        fields[place] = new Field(text, node);
    }

    /** True when it is worth to learn this place. */
    boolean isOpen(int place) {
        return place < MOST_FIELDS && lessons-- > 0;
    }
}
