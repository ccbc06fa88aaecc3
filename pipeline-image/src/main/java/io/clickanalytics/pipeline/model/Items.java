package io.clickanalytics.pipeline.model;

import io.clickanalytics.pipeline.decode.Utf8;
import io.clickanalytics.pipeline.decode.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Numbers the items it sees 0, 1, 2 and so on. No garbage for an item that was seen before. */
final class Items {
    /** Not UTF-8 of 1 to 1024 bytes. */
    static final int BAD = -2;
    /** One more than the limit. */
    static final int UNTOLD = -1;

    static final int MOST_BYTES = 1024;

    private final int limit;
    /** So that nobody can choose items that collide. */
    private final long seed = ThreadLocalRandom.current().nextLong();
    /** Two words a slot: the head, which is up to 8 bytes or else a hash, and number + 1 above the length. */
    private long[] slots = new long[2 * 64];

    private byte[][] names = new byte[16][];
    private int size;

    Items(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    String name(int number) {
        return new String(names[number], StandardCharsets.UTF_8);
    }

    /** The item's number, {@link #BAD} or {@link #UNTOLD}. */
    int number(byte[] bytes, int offset, int length) {
        boolean whole = length <= Long.BYTES;
        long head = whole ? Words.head(bytes, offset, length) : Words.hash(bytes, offset, length, seed);
        int mask = slots.length - 1;
        int at = (int) (Words.mix(head, seed) << 1) & mask;
        while (slots[at + 1] != 0) {
            if (slots[at] == head && (int) slots[at + 1] == length) {
                int number = (int) (slots[at + 1] >>> 32) - 1;
                if (whole || Arrays.equals(names[number], 0, length, bytes, offset, offset + length)) {
                    return number;
                }
            }
            at = (at + 2) & mask;
        }
        return add(bytes, offset, length, at, head);
    }

    private int add(byte[] bytes, int offset, int length, int at, long head) {
        if (length == 0 || length > MOST_BYTES || !Utf8.isValid(bytes, offset, length)) {
            return BAD;
        }
        if (size == limit) {
            return UNTOLD;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
        }
        names[size] = Arrays.copyOfRange(bytes, offset, offset + length);
        slots[at] = head;
        slots[at + 1] = ((long) (size + 1) << 32) | length;
        size++;
        if (4 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        int mask = slots.length - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int at = (int) (Words.mix(old[i], seed) << 1) & mask;
                while (slots[at + 1] != 0) {
                    at = (at + 2) & mask;
                }
                slots[at] = old[i];
                slots[at + 1] = old[i + 1];
            }
        }
    }
}
