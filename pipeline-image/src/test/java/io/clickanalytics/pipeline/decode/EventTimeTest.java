package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
    @Property
    void readsWhatTheJdkWrites(
            @ForAll @LongRange(min = 0, max = 253402300799999L) long millis,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offset) {
        OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(60 * offset));
        long expected = time.getYear() > 9999 ? EventTime.NONE : millis;

        assertThat(millis(time.toString())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-14T22:13Z, 1699999980000",
        "2023-11-14T22:13:20Z, 1700000000000",
        "2023-11-14t22:13:20z, 1700000000000",
        "2023-11-14 22:13:20.5+00, 1700000000500",
        "2023-11-14T22:13:20.123456789-0000, 1700000000123",
        "2024-02-29T00:00:00+00:00, 1709164800000",
        "0, 0",
        "007, 7"
    })
    void readsTheUsualShapes(String text, long millis) {
        assertThat(millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.5",
                " 1",
                "2023-11-14",
                "2023-11-14T22:13:20",
                "2023-02-29T00:00:00Z",
                "2023-13-01T00:00:00Z",
                "2023-00-01T00:00:00Z",
                "2023-11-14T24:00:00Z",
                "2023-11-14T22:13:60Z",
                "2023-11-14T22:13:20.Z",
                "2023-11-14T22:13:20.1234567890Z",
                "2023-11-14T22:13:20Zz",
                "2023-11-14T22:13:20+1",
                "1969-12-31T23:59:59Z",
                "12345678901234567890",
                "2023-"
            })
    void refusesAllOthers(String text) {
        assertThat(millis(text)).isEqualTo(EventTime.NONE);
    }

    @Property
    void neverThrows(@ForAll byte[] bytes) {
        assertThat(millis(bytes)).isGreaterThanOrEqualTo(EventTime.NONE);
    }

    private static long millis(String text) {
        return millis(text.getBytes(UTF_8));
    }

    private static long millis(byte[] bytes) {
        var captures = new Captures(1);
        captures.set(0, Captures.Kind.FIELD, bytes);
        return EventTime.millis(captures, 0);
    }
}
