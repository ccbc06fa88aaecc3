package io.clickanalytics.dashboard.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.dashboard.DashboardConfig;
import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.feed.FeedState;
import io.clickanalytics.dashboard.history.Bounds;
import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.History;
import io.clickanalytics.dashboard.history.WindowReader;
import io.clickanalytics.dashboard.history.WindowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the page are what the program says. */
class ProtocolPageTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:04.900Z");
    private static final Path ROOT = Path.of(System.getProperty("root"));

    private final Frames frames = new Frames(
            DashboardConfig.from(Map.of(
                    "kafka.bootstrap.servers", "b:9092",
                    "results.topic", "resultPhone",
                    "title", "phones",
                    "label.0", "Huawei")),
            Limits.standard().times().heartbeat());

    @Test
    void framesAreAsThePageShowsThem() throws IOException {
        History history = History.empty("q0V5", 41, new Bounds(Duration.ofHours(1), 3_600))
                .plus(List.of(Entry.of(42, goldenWindow())));
        Feed feed = new Feed(new FeedState.Live(Instant.parse("2026-11-21T08:00:04Z")), history, true, 1, 0);

        assertThat(examples())
                .containsExactly(
                        frames.hello(feed, Place.beginning(history), false, NOW),
                        Frames.windows(41, history.after(41), 16_384).text(),
                        frames.stat(feed, NOW),
                        frames.heartbeat(NOW),
                        frames.bye(CloseCode.RESTART, Duration.ofMillis(700)),
                        "{\"type\":\"ack\",\"cursor\":42}",
                        "{\"type\":\"sync\",\"epoch\":\"q0V5.0\",\"after\":41}");
    }

    @Test
    void messagesOfThePageAreUnderstood() throws IOException {
        List<String> examples = examples();
        var json = new ObjectMapper();

        assertThat(ViewerMessage.read(json, examples.get(5))).isEqualTo(new ViewerMessage.Ack(42));
        assertThat(ViewerMessage.read(json, examples.get(6)))
                .isEqualTo(new ViewerMessage.Sync(new Place("q0V5.0", 41)));
    }

    @Test
    void everyCloseCodeIsExplained() throws IOException {
        String page = page();

        assertThat(Arrays.stream(CloseCode.values()))
                .allSatisfy(code -> assertThat(page).contains("| " + code.code() + " |"));
    }

    private static List<String> examples() throws IOException {
        return Pattern.compile("```json\n(.*)\n```")
                .matcher(page())
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/dashboard-protocol.md"));
    }

    private static io.clickanalytics.dashboard.history.Window goldenWindow() throws IOException {
        return ((WindowRecord.Good) WindowReader.read(Files.readAllBytes(ROOT.resolve("docs/wire/window-first.json"))))
                .window();
    }
}
