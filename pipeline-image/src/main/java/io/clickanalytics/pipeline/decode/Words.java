package io.clickanalytics.pipeline.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes seen eight at a time, and hashes of them. */
public final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Words() {}

    /** Eight bytes, the first in the lowest place. */
    public static long at(byte[] bytes, int offset) {
        return (long) LONGS.get(bytes, offset);
    }

    /** Up to eight bytes, the first in the lowest place, zeros above. */
    public static long head(byte[] bytes, int offset, int length) {
        if (offset + Long.BYTES <= bytes.length) {
            return length == Long.BYTES ? at(bytes, offset) : at(bytes, offset) & ((1L << (length << 3)) - 1);
        }
        long head = 0;
        for (int i = length - 1; i >= 0; i--) {
            head = (head << 8) | (bytes[offset + i] & 0xFF);
        }
        return head;
    }

    /** Ones where the first bytes of a word are, so many of them, from none to all. */
    public static long mask(int bytes) {
        return bytes <= 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * Math.min(bytes, Long.BYTES));
    }

    /** How many of the eight bytes are digits before the first that is none. */
    public static int digits(long word) {
        long value = word ^ 0x3030303030303030L;
        long others = (((value & 0x7F7F7F7F7F7F7F7FL) + 0x7676767676767676L) | value) & 0x8080808080808080L;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /** A hash whose lower bits depend on every bit of both. */
    public static long mix(long a, long b) {
        long h = (a ^ Long.rotateLeft(b, 32)) * ODD;
        h = (h ^ (h >>> 32)) * ODD;
        return h ^ (h >>> 29);
    }

    /** A hash of any number of bytes. */
    public static long hash(byte[] bytes, int offset, int length, long seed) {
        long h = seed ^ length;
        int at = offset;
        for (int left = length; left > 0; left -= Long.BYTES) {
            h = mix(h, head(bytes, at, Math.min(left, Long.BYTES)));
            at += Long.BYTES;
        }
        return h;
    }
}
