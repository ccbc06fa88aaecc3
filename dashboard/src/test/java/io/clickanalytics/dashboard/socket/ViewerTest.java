package io.clickanalytics.dashboard.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.dashboard.DashboardConfig;
import io.clickanalytics.dashboard.WindowsForTests;
import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.feed.FeedState;
import io.clickanalytics.dashboard.history.Bounds;
import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.History;
import io.clickanalytics.dashboard.history.WindowReader;
import io.clickanalytics.dashboard.history.WindowRecord;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Bounds BOUNDS = new Bounds(Duration.ofHours(1), 100);
    private static final Limits LIMITS = new Limits(
            10, 1_000, 4_000, new Limits.Times(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(65)));

    private final FakeLine line = new FakeLine();
    private final History hundred = history("a", 0, 100);

    @Test
    void helloComesFirstThenTheWholeHistoryInOrder() {
        newcomer(live(history("a", 0, 3)));

        assertThat(line.types()).containsExactly("hello", "window");
        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors()).containsExactly(0L, 2L, 4L);
    }

    @Test
    void framesFollowEachOtherWithoutAHole() {
        Viewer viewer = newcomer(live(hundred));
        acknowledgeAll(viewer);

        long cursor = line.frames().get(0).path("after").asLong();
        for (JsonNode frame : line.ofType("window")) {
            assertThat(frame.path("after").asLong()).isEqualTo(cursor);
            cursor = frame.path("cursor").asLong();
        }
        assertThat(line.cursors()).hasSize(100).doesNotHaveDuplicates();
        assertThat(line.ofType("window")
                        .get(line.ofType("window").size() - 1)
                        .path("more")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whoComesBackGetsOnlyWhatWasMissed() {
        viewer(new Place("a.0", 2), live(history("a", 0, 5)));

        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("resume");
        assertThat(line.cursors()).containsExactly(4L, 6L, 8L);
    }

    @Test
    void whoComesFromAnotherStreamBeginsAnew() {
        viewer(new Place("b.0", 2), live(history("a", 0, 3)));

        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors()).hasSize(3);
    }

    @Test
    void whoWasAwayForTooLongBeginsAnew() {
        viewer(new Place("a.0", 2), live(history("a", 0, 105)));

        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors().get(0)).isEqualTo(10);
    }

    @Test
    void whoComesBackBeforeTheTopicIsReadKeepsPictureAndPlace() {
        Viewer viewer = viewer(new Place("a.0", 2), Feed.nothing(NOW, BOUNDS));
        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("resume");
        assertThat(line.frames().get(0).path("epoch").asText()).isEqualTo("a.0");

        viewer.show(live(history("a", 0, 3)), NOW);

        assertThat(line.types()).containsExactly("hello", "stat", "window");
        assertThat(line.cursors()).containsExactly(4L);
    }

    @Test
    void aTopicMadeAnewResetsWhoLooksOn() {
        Viewer viewer = newcomer(live(history("a", 0, 3)));
        line.sent.clear();

        viewer.show(live(history("b", 0, 1)), NOW);

        assertThat(line.frames().get(0).path("type").asText()).isEqualTo("stat");
        assertThat(line.frames().get(1).path("mode").asText()).isEqualTo("reset");
        assertThat(line.frames().get(1).path("epoch").asText()).isEqualTo("b.0");
        assertThat(line.cursors()).containsExactly(0L);
    }

    @Test
    void aTopicPutBackFromABackupResetsWhoLooksOn() {
        Viewer viewer = newcomer(live(history("a", 0, 5)));
        line.sent.clear();

        viewer.show(live(history("a", 0, 3)), NOW);
        viewer.show(live(history("a", 0, 4)), NOW);

        assertThat(line.ofType("hello")).hasSize(1);
        assertThat(line.ofType("hello").get(0).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors()).containsExactly(0L, 2L, 4L, 6L);
    }

    @Test
    void whoComesBackToAReplicaThatIsALittleBehindKeepsItsPicture() {
        Viewer viewer = viewer(new Place("a.0", 8), live(history("a", 0, 4)));

        viewer.advance(NOW);
        viewer.show(live(history("a", 0, 6)), NOW);

        assertThat(line.ofType("hello")).hasSize(1);
        assertThat(line.ofType("hello").get(0).path("mode").asText()).isEqualTo("resume");
        assertThat(line.cursors()).containsExactly(10L);
    }

    @Test
    void whoComesBackAheadOfATopicPutBackBeginsAnewWithTheNextWindow() {
        Viewer viewer = viewer(new Place("a.0", 8), live(history("a", 0, 3)));

        viewer.show(live(history("a", 0, 4)), NOW);

        assertThat(line.ofType("hello")).hasSize(2);
        assertThat(line.ofType("hello").get(1).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors()).containsExactly(0L, 2L, 4L, 6L);
    }

    @Test
    void nothingIsSentIntoAFullLineAndAllOfItLater() {
        Viewer viewer = newcomer(live(history("a", 0, 1)));
        line.full = true;
        line.sent.clear();

        viewer.show(live(history("a", 0, 4)), NOW);
        assertThat(line.sent).isEmpty();
        line.full = false;
        viewer.advance(NOW);

        assertThat(line.cursors()).containsExactly(2L, 4L, 6L);
    }

    @Test
    void whoAcknowledgesNothingGetsNoMoreThanTheBound() {
        newcomer(live(hundred));

        int inFlight = line.sent.stream().mapToInt(String::length).sum();
        assertThat(inFlight).isLessThan(LIMITS.inFlightBytes() + 2 * LIMITS.frameBytes() + 1_000);
        assertThat(line.cursors()).hasSizeLessThan(50);
    }

    @Test
    void whoIsOvertakenByTheHistorySkipsForward() {
        Viewer viewer = newcomer(live(history("a", 0, 1)));
        line.full = true;
        viewer.show(live(history("a", 0, 500)), NOW);
        line.full = false;
        line.sent.clear();

        viewer.advance(NOW);

        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors().get(0)).isEqualTo(800);
    }

    @Test
    void whoAcknowledgesNothingForTooLongIsSentAway() {
        Viewer viewer = newcomer(live(history("a", 0, 1)));

        viewer.tick(NOW.plusSeconds(60));
        assertThat(line.closed).isEmpty();
        viewer.tick(NOW.plusSeconds(61));

        assertThat(line.closed).containsExactly(CloseCode.TOO_SLOW);
    }

    @Test
    void whoAcknowledgesStays() {
        Viewer viewer = newcomer(live(history("a", 0, 1)));

        viewer.received("{\"type\":\"ack\",\"cursor\":0}", NOW);
        viewer.tick(NOW.plusSeconds(600));

        assertThat(line.closed).isEmpty();
    }

    @Test
    void whatTheLineKnowsToHaveLeftNeedsNoAcknowledgement() {
        Viewer viewer = newcomer(live(hundred));
        int untilFull = line.cursors().size();

        line.departed = new Place("a.0", line.cursors().get(untilFull - 1));
        viewer.advance(NOW);
        assertThat(line.cursors()).hasSizeGreaterThan(untilFull);
        line.departed = new Place("a.0", 198);
        viewer.tick(NOW.plusSeconds(600));

        assertThat(line.closed).isEmpty();
    }

    @Test
    void whatHasLeftOfAnotherStreamSaysNothing() {
        line.departed = new Place("b.0", 198);

        newcomer(live(history("a", 0, 1))).tick(NOW.plusSeconds(61));

        assertThat(line.closed).containsExactly(CloseCode.TOO_SLOW);
    }

    @Test
    void everythingSaysWhereTheViewerStandsWithIt() {
        Viewer viewer = newcomer(live(history("a", 0, 2)));

        viewer.show(live(history("a", 0, 3)), NOW);
        viewer.tick(NOW.plusSeconds(5));

        assertThat(line.types()).containsExactly("hello", "window", "stat", "window", "heartbeat");
        assertThat(line.ids).containsExactly("a.0:-1", "a.0:2", "a.0:2", "a.0:4", "a.0:4");
    }

    @Test
    void somethingIsHeardInEveryHeartbeat() {
        Viewer viewer = newcomer(live(history("a", 0, 1)));
        line.sent.clear();

        IntStream.rangeClosed(1, 20).forEach(second -> viewer.tick(NOW.plusSeconds(second)));

        assertThat(line.types()).containsExactly("heartbeat", "heartbeat", "heartbeat", "heartbeat");
        assertThat(line.pings).isEqualTo(1);
    }

    @Test
    void whoMissesSomethingIsHelpedFromWhereItWasWhole() {
        Viewer viewer = newcomer(live(history("a", 0, 4)));
        line.sent.clear();

        viewer.received("{\"type\":\"sync\",\"epoch\":\"a.0\",\"after\":2}", NOW);
        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("resume");
        assertThat(line.cursors()).containsExactly(4L, 6L);

        line.sent.clear();
        viewer.received("{\"type\":\"sync\",\"epoch\":\"\",\"after\":-1}", NOW);
        assertThat(line.frames().get(0).path("mode").asText()).isEqualTo("reset");
        assertThat(line.cursors()).hasSize(4);
    }

    @Test
    void whoTalksNonsenseIsSentAway() {
        newcomer(live(hundred)).received("{\"type\":\"subscribe\"}", NOW);
        newcomer(live(hundred)).received("hello", NOW);

        assertThat(line.closed).containsExactly(CloseCode.POLICY, CloseCode.POLICY);
    }

    @Test
    void whoTalksTooMuchIsSentAway() {
        Viewer viewer = newcomer(live(history("a", 0, 1)));

        IntStream.range(0, 100).forEach(i -> viewer.received("{\"type\":\"ack\",\"cursor\":0}", NOW));

        assertThat(line.closed).contains(CloseCode.POLICY);
    }

    @Test
    void aStopIsAnnouncedAsARestart() {
        newcomer(live(history("a", 0, 1))).leave(Duration.ofMillis(700));

        JsonNode bye = line.frames().get(line.sent.size() - 1);
        assertThat(bye.path("type").asText()).isEqualTo("bye");
        assertThat(bye.path("retry").asLong()).isEqualTo(700);
        assertThat(line.closed).containsExactly(CloseCode.RESTART);
        assertThat(CloseCode.RESTART.code()).isEqualTo((short) 1012);
    }

    private Viewer newcomer(Feed feed) {
        return new Viewer(line, surroundings(), null, feed, NOW);
    }

    private Viewer viewer(Place asked, Feed feed) {
        return new Viewer(line, surroundings(), asked, feed, NOW);
    }

    private void acknowledgeAll(Viewer viewer) {
        for (int i = 0; i < 30; i++) {
            List<Long> seen = line.cursors();
            viewer.received("{\"type\":\"ack\",\"cursor\":" + seen.get(seen.size() - 1) + "}", NOW.plusSeconds(i));
        }
    }

    private static Surroundings surroundings() {
        DashboardConfig config =
                DashboardConfig.from(Map.of("kafka.bootstrap.servers", "b:9092", "results.topic", "results"));
        return new Surroundings(
                LIMITS,
                new Frames(config, LIMITS.times().heartbeat()),
                new WindowFrames(LIMITS.frameBytes()),
                new ObjectMapper());
    }

    private static Feed live(History history) {
        return new Feed(new FeedState.Live(NOW), history, true, 0, 0);
    }

    /** Windows at every other offset, as transactions leave them. */
    private static History history(String topicId, int from, int to) {
        return History.empty(topicId, -1, BOUNDS)
                .plus(IntStream.range(from, to).mapToObj(ViewerTest::entry).toList());
    }

    private static Entry entry(int index) {
        var read = (WindowRecord.Good)
                WindowReader.read(WindowsForTests.window(NOW, index, 0, WindowsForTests.counts(index)));
        return Entry.of(2L * index, read.window());
    }

    /** Keeps what it is given. */
    private static final class FakeLine implements Line {
        private final List<String> sent = new ArrayList<>();
        private final List<CloseCode> closed = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private Place departed = Place.NOWHERE;
        private boolean full;
        private int pings;

        @Override
        public void send(String frame, Place place) {
            sent.add(frame);
            ids.add(place.id());
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close(CloseCode code) {
            closed.add(code);
        }

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public Place departed() {
            return departed;
        }

        List<JsonNode> frames() {
            return sent.stream().map(FakeLine::read).toList();
        }

        List<JsonNode> ofType(String type) {
            return frames().stream()
                    .filter(frame -> frame.path("type").asText().equals(type))
                    .toList();
        }

        List<String> types() {
            return frames().stream().map(frame -> frame.path("type").asText()).toList();
        }

        List<Long> cursors() {
            return ofType("window").stream()
                    .flatMap(frame ->
                            windows(frame).map(window -> window.path("cursor").asLong()))
                    .toList();
        }

        private static Stream<JsonNode> windows(JsonNode frame) {
            return StreamSupport.stream(frame.path("windows").spliterator(), false);
        }

        private static JsonNode read(String frame) {
            try {
                return new ObjectMapper().readTree(frame);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
