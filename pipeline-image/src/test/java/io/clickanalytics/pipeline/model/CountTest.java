package io.clickanalytics.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final long NOW = 1_000_000_000;
    private static final CountingRules RULES = new CountingRules(200, 60_000, 50, 100_000);
    private static final Shape TWO_SECONDS = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));

    @Test
    void aWindowIsPublishedWhenTheWatermarkPassesItsEnd() {
        var stream = new Stream(TWO_SECONDS, RULES);

        stream.batch(NOW + 2_199, click(NOW + 500, "4"), click(NOW + 1_000, "0"), click(NOW + 1_500, "4"));
        assertThat(stream.published).isEmpty();
        stream.batch(NOW + 2_200);

        assertThat(stream.published).singleElement().satisfies(result -> {
            assertThat(result.window().end()).isEqualTo(NOW + 2_000);
            assertThat(result.counts().top()).containsExactly(Map.entry("4", 2L), Map.entry("0", 1L));
            assertThat(result.previous()).isNull();
        });
    }

    @Test
    void anEmptyWindowIsPublishedAndNamesTheOneBefore() {
        var stream = new Stream(TWO_SECONDS, RULES);

        stream.batch(NOW + 4_200, click(NOW + 500, "4"));

        assertThat(stream.published).extracting(WindowResult::previous).containsExactly(null, NOW + 2_000);
        assertThat(stream.published.get(1).counts().total()).isZero();
    }

    @Test
    void aLateClickRevisesItsWindowAtMostOnceASlide() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW + 2_200, click(NOW + 500, "4"));

        stream.batch(NOW + 2_300, click(NOW + 600, "4"));
        stream.batch(NOW + 2_400, click(NOW + 700, "4"));
        assertThat(stream.published).hasSize(1);
        stream.batch(NOW + 4_200);

        assertThat(stream.last(NOW + 2_000).revision()).isEqualTo(1);
        assertThat(stream.last(NOW + 2_000).counts().total()).isEqualTo(3);
        assertThat(stream.last(NOW + 2_000).previous()).isNull();
    }

    @Test
    void aClickAfterItsWindowIsFinalIsDroppedAndCounted() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW + 200, click(NOW - 500, "4"));
        stream.batch(NOW + 70_000);

        List<LateClicks> late = stream.batch(NOW + 70_100, click(NOW - 400, "4"));

        assertThat(late).containsExactly(new LateClicks(0, 69_800, 1));
        assertThat(stream.count.totals().dropped()).containsEntry("late", 1L);
        assertThat(stream.count.totals().counted()).isEqualTo(1);
    }

    @Test
    void aClickBeforeTheFirstWindowIsDroppedAndCounted() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW + 2_200, click(NOW + 500, "4"));

        stream.batch(NOW + 2_300, click(NOW - 1, "4"));

        assertThat(stream.count.totals().dropped()).containsEntry("beforeFirstWindow", 1L);
    }

    @Test
    void aYearOfSilenceIsOneWindowAndThenTheLastMinute() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW + 2_200, click(NOW + 500, "4"));
        long later = NOW + Duration.ofDays(365).toMillis();

        stream.batch(later + 200);

        assertThat(stream.published).hasSize(2 + 30);
        assertThat(stream.published.get(1).emptySince()).isEqualTo(NOW + 2_000);
        assertThat(stream.published.get(1).previous()).isEqualTo(NOW + 2_000);
        assertThat(stream.published.get(31).window().end()).isEqualTo(later);
        assertThat(stream.published.get(31).emptySince()).isNull();
    }

    @Test
    void aLongAdvanceTakesSeveralStepsOfFiveHundredWindows() {
        var stream = new Stream(TWO_SECONDS, RULES);

        stream.batch(NOW + 2_000 * 900 + 200, click(NOW + 500, "4"));

        assertThat(stream.steps).extracting(step -> step.results().size()).containsExactly(500, 400);
        assertThat(stream.steps).extracting(Count.Step::more).containsExactly(true, false);
    }

    @Test
    void revisionsOfManyWindowsTakeSeveralStepsToo() {
        var stream = new Stream(TWO_SECONDS, new CountingRules(200, 3_600_000, 50, 100_000));
        stream.batch(NOW + 2_000 * 1_200 + 200, click(NOW + 500, "4"));
        int before = stream.steps.size();
        Click[] late = LongStream.range(0, 1_200)
                .mapToObj(window -> click(NOW + 2_000 * window + 700, "4"))
                .toArray(Click[]::new);

        stream.batch(NOW + 2_000 * 1_300 + 200, late);

        assertThat(stream.steps.subList(before, stream.steps.size()))
                .extracting(step -> step.results().size())
                .containsExactly(500, 500, 300);
        assertThat(stream.last(NOW + 2_000).counts().total()).isEqualTo(2);
        assertThat(stream.last(NOW + 2_000 * 1_200).revision()).isEqualTo(1);
    }

    @Test
    void windowsThatAreNotFinalArePublishedAgainForAnotherTopic() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW + 2_200, click(NOW + 500, "4"));
        stream.batch(NOW + 70_200, click(NOW + 20_500, "4"));
        stream.batch(NOW + 72_200, click(NOW + 21_000, "0"));
        assertThat(stream.last(NOW + 22_000).revision()).isEqualTo(1);
        stream.published.clear();

        stream.count.publishAgain();
        stream.batch(NOW + 72_300);

        assertThat(stream.published)
                .extracting(result -> result.window().end())
                .first()
                .isEqualTo(NOW + 14_000);
        assertThat(stream.published).hasSize(30).allSatisfy(result -> assertThat(result.revision())
                .isZero());
        assertThat(stream.last(NOW + 22_000).counts().total()).isEqualTo(2);
        assertThat(stream.count.position().publishedUpTo()).isEqualTo(NOW + 72_000);
        stream.batch(NOW + 72_400, click(NOW + 21_500, "0"));
        stream.batch(NOW + 75_000);
        assertThat(stream.last(NOW + 22_000).revision()).isEqualTo(1);
    }

    @Test
    void theVeryFirstWindowIsStillTheFirstWhenItIsPublishedAgain() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW + 4_200, click(NOW + 500, "4"));
        stream.published.clear();

        stream.count.publishAgain();
        stream.batch(NOW + 4_300);

        assertThat(stream.published).extracting(WindowResult::previous).containsExactly(null, NOW + 2_000);
    }

    @Test
    void itemsBeyondTheLimitAreCountedTogether() {
        var stream = new Stream(TWO_SECONDS, new CountingRules(200, 60_000, 50, 2));

        stream.batch(NOW + 2_200, click(NOW, "a"), click(NOW, "b"), click(NOW, "c"), click(NOW, "a"), click(NOW, "d"));

        WindowCounts counts = stream.published.get(0).counts();
        assertThat(counts.total()).isEqualTo(5);
        assertThat(counts.distinct()).isEqualTo(2);
        assertThat(counts.other()).isEqualTo(2);
        assertThat(counts.truncated()).isTrue();
    }

    @Test
    void countsBeyondTheMemoryAreInOtherAndTheTotalIsRight() {
        var slices = new OpenSlices(100, 3);
        slices.add(NOW, "a", 1);
        slices.add(NOW, "b", 1);
        slices.add(NOW + 2_000, "a", 1);

        slices.add(NOW + 2_000, "b", 5);
        slices.add(NOW + 2_000, "a", 7);

        assertThat(slices.isFull()).isTrue();
        assertThat(slices.cells()).isEqualTo(3);
        WindowCounts counts = slices.sum(new Window(NOW, NOW + 4_000, TWO_SECONDS), 10);
        assertThat(counts).isEqualTo(new WindowCounts(Map.of("a", 9L, "b", 1L), 5, 15, 2, true));
        slices.remove(NOW);
        assertThat(slices.cells()).isEqualTo(1);
        assertThat(slices.isCrowded()).isTrue();
        assertThat(slices.distinct()).isEqualTo(1);
    }

    @Test
    void partitionsAheadWaitForTheSlowestWhenTheOpenSlicesTakeMuchRoom() {
        var slices = new OpenSlices(100, 4);
        var count = new Count(RULES, slices, Position.beginning(TWO_SECONDS), Map.of(), Fate.of(Fate.Totals.none()));
        var slow = new Tick.Seen(new Span("phone", 0, 0, 1), 9, 9, NOW);
        var fast = new Tick.Seen(new Span("phone", 1, 0, 2), 9, 9, NOW);

        count.merge(
                new Tick(NOW, Map.of(0, slow), Map.of()), List.of(counts(slow.span(), click(NOW - 100_000, "4"))), NOW);
        assertThat(count.ahead()).isEmpty();
        count.merge(
                new Tick(NOW, Map.of(1, fast), Map.of()), List.of(counts(fast.span(), click(NOW - 1_000, "4"))), NOW);

        assertThat(count.ahead()).containsExactly(1);
        assertThat(count.slowest()).hasValue(0);
    }

    @Test
    void itemsBelowTheTopAreOtherButToldApart() {
        var stream = new Stream(TWO_SECONDS, new CountingRules(200, 60_000, 1, 100));

        stream.batch(NOW + 2_200, click(NOW, "a"), click(NOW, "b"), click(NOW, "a"));

        WindowCounts counts = stream.published.get(0).counts();
        assertThat(counts).isEqualTo(new WindowCounts(Map.of("a", 2L), 1, 3, 2, false));
    }

    @Test
    void anOpenTransactionHoldsTheWatermark() {
        var stream = new Stream(TWO_SECONDS, RULES);
        var open = new Tick.Seen(new Span("phone", 0, 0, 0), 0, 5, NOW + 10_000);

        stream.count.merge(new Tick(NOW + 10_000, Map.of(0, open), Map.of()), List.of(), NOW + 10_000);
        stream.count.advance();

        assertThat(stream.count.position().watermark()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void theWatermarkNeverRunsAheadOfNow() {
        var stream = new Stream(TWO_SECONDS, RULES);
        var behind = new Tick.Seen(new Span("phone", 0, 0, 1), 5, 5, NOW);

        stream.count.merge(
                new Tick(NOW, Map.of(0, behind), Map.of()),
                List.of(counts(behind.span(), click(NOW + 50_000, "4"))),
                NOW);
        stream.count.advance();

        assertThat(stream.count.position().watermark()).isEqualTo(NOW);
    }

    @Test
    void aBatchThatDoesNotFollowIsRefused() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW, click(NOW, "4"));
        var gap = new Tick.Seen(new Span("phone", 0, 7, 8), 8, 8, NOW);

        assertThatThrownBy(() -> stream.count.merge(new Tick(NOW, Map.of(0, gap), Map.of()), List.of(), NOW))
                .hasMessageContaining("starts at 7, the count is at 1");
    }

    /** A window of 6 s that would rule for 3 s only: the clicks of these 3 s would be in no window. */
    @Test
    void aShapeThatHasBegunRulesForOneWholeWindow() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW, click(NOW, "4"));
        stream.count.change(new Shape(6_000, 3_000, ZoneOffset.UTC));
        stream.batch(NOW + 4_000, click(NOW + 3_000, "4"));

        stream.count.change(new Shape(1_000, 1_000, ZoneOffset.UTC));
        stream.batch(NOW + 100_000);

        assertThat(stream.latest().values())
                .extracting(result -> result.counts().total())
                .filteredOn(total -> total > 0)
                .containsExactly(1L, 1L);
    }

    @Test
    void aShapeThatHasNotBegunIsLeftOut() {
        var stream = new Stream(TWO_SECONDS, RULES);
        stream.batch(NOW, click(NOW, "4"));
        stream.count.change(new Shape(6_000, 3_000, ZoneOffset.UTC));

        stream.count.change(TWO_SECONDS);

        assertThat(stream.count.position().timeline()).isEqualTo(Timeline.of(TWO_SECONDS));
    }

    @Property(tries = 1000)
    void everyPublishedWindowEqualsANaiveCountAndTheChainHasNoHole(@ForAll Random random) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int slide = 1 + random.nextInt(5);
            shapes.add(new Shape(slide * 1_000L + random.nextInt(4) * 1_000L, slide * 1_000L, ZoneOffset.UTC));
        }
        long lateness = random.nextBoolean() ? 3_600_000 : 500 + random.nextInt(4_000);
        var stream = new Stream(shapes.get(0), new CountingRules(200, lateness, 50, 1_000));
        List<Click> all = new ArrayList<>();
        long now = NOW;
        for (int batch = 0; batch < 30; batch++) {
            now += 100 + random.nextInt(3_000);
            Click[] clicks = new Click[random.nextInt(6)];
            for (int i = 0; i < clicks.length; i++) {
                clicks[i] = click(now - random.nextInt(batch == 0 ? 1 : 5_000), "" + random.nextInt(3));
                all.add(clicks[i]);
            }
            stream.batch(now, clicks);
            if (random.nextInt(10) == 0) {
                stream.restart();
            }
            if (random.nextInt(10) == 0) {
                stream.count.change(shapes.get(random.nextInt(shapes.size())));
            }
        }
        stream.restartEachStep = random.nextBoolean();
        do {
            stream.batch(now + 3_700_000);
        } while (stream.count.windowsDue());

        stream.requireChain();
        long dropped = stream.count.totals().read() - stream.count.totals().counted();
        for (WindowResult result : stream.latest().values()) {
            long naive = all.stream()
                    .filter(click -> result.window().start() <= click.time()
                            && click.time() < result.window().end())
                    .count();
            assertThat(naive - result.counts().total()).isBetween(0L, dropped);
        }
    }

    private record Click(long time, String item) {}

    private static Click click(long time, String item) {
        return new Click(time, item);
    }

    private static SpanCounts counts(Span span, Click... clicks) {
        return counts(Slices.of(2_000), span, clicks);
    }

    private static SpanCounts counts(Slices slices, Span span, Click... clicks) {
        Map<Long, Map<String, Long>> sums = new TreeMap<>();
        long latest = Long.MIN_VALUE;
        for (Click click : clicks) {
            sums.computeIfAbsent(slices.start(click.time()), start -> new TreeMap<>())
                    .merge(click.item(), 1L, Long::sum);
            latest = Math.max(latest, click.time());
        }
        List<SliceCounts> counted = new ArrayList<>();
        sums.forEach((start, items) -> counted.add(SliceCounts.of(start, items, 0)));
        return new SpanCounts(span, counted, new Tally(clicks.length, 0, Map.of()), List.of(), latest);
    }

    /** One partition that is always read to its end. */
    private static final class Stream {
        final CountingRules rules;
        Count count;
        boolean restartEachStep;
        final List<Count.Step> steps = new ArrayList<>();
        final List<WindowResult> published = new ArrayList<>();
        private long offset;

        Stream(Shape shape, CountingRules rules) {
            this.rules = rules;
            count = new Count(rules, slices(rules), Position.beginning(shape), Map.of(), Fate.of(Fate.Totals.none()));
        }

        List<LateClicks> batch(long now, Click... clicks) {
            var span = new Span("phone", 0, offset, offset + clicks.length);
            offset = span.until();
            var seen = new Tick.Seen(span, offset, offset, now);
            List<SpanCounts> counts = clicks.length == 0 ? List.of() : List.of(counts(count.layout(), span, clicks));
            List<LateClicks> late = count.merge(new Tick(now, Map.of(0, seen), Map.of()), counts, now);
            boolean more = true;
            while (more) {
                Count.Step step = count.advance();
                steps.add(step);
                published.addAll(step.results());
                more = step.more() && !restartEachStep;
                if (restartEachStep) {
                    restart();
                }
            }
            return late;
        }

        private static OpenSlices slices(CountingRules rules) {
            return new OpenSlices(rules.limit(), 10_000);
        }

        /** From what a commit holds. */
        void restart() {
            var next = new Count(rules, slices(rules), count.position(), count.offsets(), Fate.of(count.totals()));
            count.slices().slices().forEach((start, totals) -> {
                totals.counts().forEach((item, clicks) -> next.slices().restore(start, item, clicks));
                if (totals.other() > 0) {
                    next.slices().restoreOther(start, totals.other());
                }
            });
            count = next;
        }

        WindowResult last(long end) {
            return latest().get(end);
        }

        Map<Long, WindowResult> latest() {
            Map<Long, WindowResult> latest = new TreeMap<>();
            published.forEach(result -> latest.put(result.window().end(), result));
            return latest;
        }

        void requireChain() {
            Long before = null;
            for (WindowResult result : published) {
                if (result.revision() == 0) {
                    assertThat(result.previous()).isEqualTo(before);
                    before = result.window().end();
                } else {
                    WindowResult first = published.stream()
                            .filter(other -> other.window().equals(result.window()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(result.previous()).isEqualTo(first.previous());
                }
            }
        }
    }
}
