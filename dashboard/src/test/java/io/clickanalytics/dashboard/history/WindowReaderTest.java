package io.clickanalytics.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowReaderTest {
    @Test
    void readsTheFirstWindowOfAll() {
        Window window = Wire.window("window-first");

        assertThat(window.span())
                .isEqualTo(
                        new Window.Span(Instant.parse("2026-11-21T08:00:00Z"), Instant.parse("2026-11-21T08:00:02Z")));
        assertThat(window.shape()).isEqualTo(new Window.Shape(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        assertThat(window.version()).isEqualTo(new Window.Version(0, 0));
        assertThat(window.clicks().counts()).containsExactly(entry("4", 14L), entry("0", 10L), entry("2", 7L));
        assertThat(window.clicks().total()).isEqualTo(31);
        assertThat(window.progress().previous()).isNull();
        assertThat(window.progress().watermark()).isEqualTo(Instant.parse("2026-11-21T08:00:02.800Z"));
    }

    @Test
    void readsARevision() {
        assertThat(Wire.window("window-revised").version()).isEqualTo(new Window.Version(0, 1));
        assertThat(Wire.window("window-revised").span())
                .isEqualTo(Wire.window("window-first").span());
    }

    @Test
    void readsAnEmptyWindowWithItsPredecessor() {
        Window window = Wire.window("window-empty");

        assertThat(window.clicks().counts()).isEmpty();
        assertThat(window.progress().previous())
                .isEqualTo(Wire.window("window-first").span().end());
    }

    @Test
    void readsHowLongASilenceWas() {
        assertThat(Wire.window("window-after-silence").progress().emptySince())
                .isEqualTo(Instant.parse("2026-11-21T08:00:04Z"));
    }

    @Test
    void readsAWindowThatNamesOnlyItsTopItems() {
        Window.Clicks clicks = Wire.window("window-truncated").clicks();

        assertThat(clicks.counts()).containsOnlyKeys("/home", "/手机");
        assertThat(clicks.other()).isEqualTo(1_000);
        assertThat(clicks.truncated()).isTrue();
    }

    @Test
    void noGoldenWindowIsLeftUnread() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("root"), "docs/wire"))) {
            List<Path> windows = files.filter(
                            file -> file.getFileName().toString().startsWith("window-"))
                    .toList();

            assertThat(windows).hasSizeGreaterThanOrEqualTo(5).allSatisfy(file -> assertThat(
                            WindowReader.read(Files.readAllBytes(file)))
                    .isInstanceOf(WindowRecord.Good.class));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "null",
                "{\"start\":\"2026-11-21T08:00:02Z\",\"end\":\"2026-11-21T08:00:00Z\"}"
            })
    void whatIsNoWindowIsSaidToBeNone(String value) {
        assertThat(WindowReader.read(value.getBytes(StandardCharsets.UTF_8))).isInstanceOf(WindowRecord.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\":14", "\"total\":31", "\"revision\":0", "\"end\":\"2026-11-21T08:00:02Z\""})
    void everyFieldMustBeWhatItOughtToBe(String field) {
        String broken = text("window-first").replace(field, field.substring(0, field.indexOf(':')) + ":-1.5");

        assertThat(broken).isNotEqualTo(text("window-first"));
        assertThat(WindowReader.read(broken.getBytes(StandardCharsets.UTF_8))).isInstanceOf(WindowRecord.Bad.class);
    }

    @Test
    void aTombstoneIsNoWindow() {
        assertThat(WindowReader.read(null)).isInstanceOf(WindowRecord.Bad.class);
    }

    @Test
    void viewersGetTimesAsMilliseconds() {
        assertThat(Entry.of(7, Wire.window("window-empty")).json())
                .isEqualTo("{\"cursor\":7,\"start\":1795248002000,\"end\":1795248004000,\"slide\":2000,\"revision\":0,"
                        + "\"previous\":1795248002000,\"counts\":{},\"other\":0,\"total\":0,\"distinct\":0,"
                        + "\"truncated\":false}");
    }

    private static String text(String name) {
        return new String(Wire.bytes(name), StandardCharsets.UTF_8);
    }
}
