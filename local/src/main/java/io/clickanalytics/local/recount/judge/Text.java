package io.clickanalytics.local.recount.judge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes as text. */
final class Text {
    private static final int LONGEST_ITEM = 1024;

    private Text() {}

    /** Null when the bytes are not UTF-8. */
    static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** True for 1 to 1024 bytes of UTF-8. */
    static boolean isItem(String text) {
        return !text.isEmpty()
                && (text.length() * 3 <= LONGEST_ITEM || text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ITEM);
    }

    /** Without the white space of ASCII around it. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
