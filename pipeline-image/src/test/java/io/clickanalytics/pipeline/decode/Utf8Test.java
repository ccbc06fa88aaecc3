package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheJdkOnAllShortSequences() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            byte[] two = {(byte) (bits >> 8), (byte) bits};
            byte[] three = {(byte) (bits >> 8), (byte) bits, (byte) 0x80};
            byte[] four = {(byte) (bits >> 8), (byte) bits, (byte) 0x80, (byte) 0xBF};
            assertThat(Utf8.isValid(two, 0, 2)).isEqualTo(jdk(two));
            assertThat(Utf8.isValid(three, 0, 3)).isEqualTo(jdk(three));
            assertThat(Utf8.isValid(four, 0, 4)).isEqualTo(jdk(four));
        }
    }

    @Property
    void agreesWithTheJdk(@ForAll("almostText") byte[] bytes) {
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(jdk(bytes));
    }

    @Provide
    Arbitrary<byte[]> almostText() {
        return Arbitraries.bytes().list().ofMaxSize(1).flatMap(odd -> Arbitraries.strings()
                .ofMaxLength(8)
                .map(text -> {
                    byte[] bytes = text.getBytes(UTF_8);
                    if (!odd.isEmpty() && bytes.length > 0) {
                        bytes[bytes.length / 2] = odd.get(0);
                    }
                    return bytes;
                }));
    }

    private static boolean jdk(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
