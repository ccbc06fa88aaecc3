package io.clickanalytics.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant ORIGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final Bounds HOUR = new Bounds(Duration.ofHours(1), 1_000);

    private final History empty = History.empty("topic", 99, HOUR);

    @Test
    void whoHasSeenNothingGetsEverything() {
        History history = empty.plus(List.of(entry(100, 0), entry(102, 1)));

        assertThat(history.after(history.floor())).extracting(Entry::cursor).containsExactly(100L, 102L);
        assertThat(history.head()).isEqualTo(102);
    }

    @Test
    void whoHasSeenSomeGetsTheRestWhateverTheGapsBetweenOffsets() {
        History history = empty.plus(List.of(entry(100, 0), entry(102, 1), entry(110, 2)));

        assertThat(history.after(101)).extracting(Entry::cursor).containsExactly(102L, 110L);
        assertThat(history.after(110)).isEmpty();
    }

    @Test
    void aSnapshotStaysAsItWas() {
        History before = empty.plus(List.of(entry(100, 0)));

        History after = before.plus(List.of(entry(102, 1)));

        assertThat(before.entries()).hasSize(1);
        assertThat(after.entries()).hasSize(2);
    }

    @Test
    void aRevisionTakesThePlaceOfTheWindowAndComesAfterWhatWasReadBefore() {
        History history = empty.plus(List.of(entry(100, 0), entry(102, 1), entry(104, 0, 1, 0)));

        assertThat(history.entries()).extracting(Entry::cursor).containsExactly(102L, 104L);
        assertThat(history.after(102))
                .extracting(one -> one.window().version().revision())
                .containsExactly(1L);
    }

    @Test
    void anOlderRevisionOrTheSameRecordAgainChangesNothing() {
        History history = empty.plus(List.of(entry(100, 0), entry(102, 0, 2, 0), entry(104, 0, 1, 0)));

        assertThat(history.entries()).extracting(Entry::cursor).containsExactly(102L);
    }

    @Test
    void aRevisionOfAWindowFromBeforeTheBeginningIsNotShownButEndsOlderCursors() {
        History history = empty.plus(List.of(entry(100, 5, 1, 0), entry(102, 20)));

        assertThat(history.entries()).extracting(Entry::cursor).containsExactly(102L);
        assertThat(history.floor()).isEqualTo(100);
    }

    @Test
    void aRevisionOfAWindowThatIsTooOldByNowDisturbsNobody() {
        History history = History.empty("topic", 99, new Bounds(Duration.ofHours(1), 2))
                .plus(List.of(entry(100, 0), entry(102, 1), entry(104, 2)));

        History later = history.plus(List.of(entry(106, 0, 1, 0)));

        assertThat(later.entries()).isEqualTo(history.entries());
        assertThat(later.floor()).isEqualTo(history.floor()).isEqualTo(100);
    }

    @Test
    void windowsOlderThanTheDurationAreForgottenAndTheirCursorsEnd() {
        History history = History.empty("topic", 99, new Bounds(Duration.ofSeconds(4), 1_000))
                .plus(List.of(entry(100, 0), entry(102, 1), entry(104, 2)));

        assertThat(history.entries()).extracting(Entry::cursor).containsExactly(102L, 104L);
        assertThat(history.floor()).isEqualTo(100);
    }

    @Test
    void neverMoreWindowsThanTheBoundAreKept() {
        List<Entry> many =
                IntStream.range(0, 5_000).mapToObj(i -> entry(100 + i, i)).toList();

        History history = empty.plus(many);

        assertThat(history.entries()).hasSize(1_000);
        assertThat(history.entries().get(0).cursor()).isEqualTo(4_100);
        assertThat(history.floor()).isEqualTo(4_099);
    }

    @Test
    void aHigherEpochBeginsAnewAndALowerOneIsNotBelieved() {
        History history = empty.plus(List.of(entry(100, 0), entry(102, 0, 0, 1), entry(104, 1, 0, 0)));

        assertThat(history.entries()).extracting(Entry::cursor).containsExactly(102L);
        assertThat(history.epoch()).isEqualTo("topic.1");
        assertThat(history.floor()).isEqualTo(101);
    }

    @Test
    void anotherTopicIsAnotherEpoch() {
        assertThat(History.empty("other", 99, HOUR).epoch()).isNotEqualTo(empty.epoch());
    }

    @Test
    void nothingIsKnownBeforeATopicIsFound() {
        assertThat(History.unknown(HOUR).isKnown()).isFalse();
        assertThat(empty.isKnown()).isTrue();
    }

    @Test
    void aMissingPredecessorIsAHole() {
        History whole = empty.plus(List.of(entry(100, 3), entry(102, 4)));
        History torn = whole.plus(List.of(entry(110, 7)));

        assertThat(whole.holes()).isZero();
        assertThat(torn.holes()).isEqualTo(1);
    }

    @Test
    void goldenWindowsFormAChain() {
        History history = empty.plus(List.of(
                Entry.of(100, Wire.window("window-first")),
                Entry.of(102, Wire.window("window-empty")),
                Entry.of(104, Wire.window("window-revised"))));

        assertThat(history.holes()).isZero();
        assertThat(history.newest()).map(Entry::cursor).contains(102L);
        assertThat(history.entries())
                .extracting(one -> one.window().clicks().total())
                .containsExactly(0L, 32L);
    }

    static Entry entry(long cursor, int index) {
        return entry(cursor, index, 0, 0);
    }

    static Entry entry(long cursor, int index, long revision, long epoch) {
        Instant start = ORIGIN.plusSeconds(2L * index);
        Instant end = start.plusSeconds(2);
        return Entry.of(
                cursor,
                new Window(
                        new Window.Span(start, end),
                        new Window.Shape(Duration.ofSeconds(2), Duration.ofSeconds(2)),
                        new Window.Version(epoch, revision),
                        new Window.Clicks(Map.of("0", 10L + index), 0, 10L + index, 1, false),
                        new Window.Progress(index == 0 ? null : start, end, start, null)));
    }
}
