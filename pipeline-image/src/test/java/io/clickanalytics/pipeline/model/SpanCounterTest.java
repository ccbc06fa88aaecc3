package io.clickanalytics.pipeline.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.decode.BadReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpanCounterTest {
    private static final Span SPAN = new Span("clicks", 0, 0, 10);

    record Click(String item, long time) {}

    @Property
    void countsLikeAMapOfMaps(@ForAll("clicks") List<Click> clicks) {
        var slices = new Slices(List.of(new Slices.Regime(Long.MIN_VALUE, 10), new Slices.Regime(500, 25)));
        var counter = new SpanCounter(slices, new Limits(900, 10_000));
        Map<Long, Map<String, Long>> model = new TreeMap<>();
        long late = 0;
        for (Click click : clicks) {
            click(counter, click.item(), click.time());
            if (click.time() > 900) {
                late++;
            } else {
                model.computeIfAbsent(slices.start(click.time()), s -> new TreeMap<>())
                        .merge(click.item(), 1L, Long::sum);
            }
        }

        SpanCounts counts = counter.counts(SPAN);

        assertThat(bySlice(counts)).isEqualTo(model);
        assertThat(counts.tally().counted()).isEqualTo(clicks.size() - late);
        assertThat(counts.tally().bad().getOrDefault(BadReason.TIME, 0L)).isEqualTo(late);
        assertThat(counts.maxEventTime())
                .isEqualTo(clicks.stream()
                        .mapToLong(Click::time)
                        .filter(time -> time <= 900)
                        .max()
                        .orElse(Long.MIN_VALUE));
    }

    @Provide
    Arbitrary<List<Click>> clicks() {
        Arbitrary<String> items = Arbitraries.oneOf(
                Arbitraries.of("0", "1", "2", "12345678", "123456789", "1234567\u00e9", "\0", "\0\0", "a", "a\0"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(40).filter(SpanCounterTest::isText));
        Arbitrary<Long> times = Arbitraries.longs().between(0, 1000);
        return Combinators.combine(items, times).as(Click::new).list().ofMaxSize(600);
    }

    private static boolean isText(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).equals(text);
    }

    @Test
    void tellsManyItemsApart() {
        var counter = new SpanCounter(Slices.of(1000), new Limits(Long.MAX_VALUE, 200_000));
        for (int round = 0; round < 3; round++) {
            for (int item = 0; item < 100_000; item++) {
                click(counter, "item number " + item, round * 1000L);
            }
        }

        SpanCounts counts = counter.counts(SPAN);

        assertThat(counts.slices()).hasSize(3).allSatisfy(slice -> {
            assertThat(slice.items()).hasSize(100_000).doesNotHaveDuplicates();
            slice.forEach((item, count) -> assertThat(count).isOne());
        });
    }

    @Test
    void clicksBeyondTheLimitOfItemsAreUntold() {
        var counter = new SpanCounter(Slices.of(1000), new Limits(Long.MAX_VALUE, 2));
        for (String item : List.of("a", "b", "c", "a", "d")) {
            click(counter, item, 5);
        }

        SliceCounts slice = counter.counts(SPAN).slices().get(0);

        assertThat(slice.items()).containsExactlyInAnyOrder("a", "b");
        assertThat(slice.untold()).isEqualTo(2);
        assertThat(counter.counts(SPAN).tally().counted()).isEqualTo(5);
    }

    @Test
    void anItemIsTextOfOneTo1024Bytes() {
        var counter = new SpanCounter(Slices.of(1000), new Limits(Long.MAX_VALUE, 10));
        click(counter, "", 5);
        click(counter, "x".repeat(1024), 5);
        click(counter, "x".repeat(1025), 5);
        counter.click(new byte[] {'a', (byte) 0xC3}, 0, 2, 5);
        counter.click(new byte[] {'a', (byte) 0xC3}, 0, 2, 5);

        assertThat(counter.counts(SPAN).tally()).isEqualTo(new Tally(1, 0, Map.of(BadReason.ITEM, 4L)));
    }

    @Test
    void timesBefore1970AndBeyondTheLimitAreBadAndMoveNothing() {
        var counter = new SpanCounter(Slices.of(1000), new Limits(10, 10));
        click(counter, "a", -1);
        click(counter, "a", 11);
        click(counter, "", 11);
        click(counter, "a", 10);

        SpanCounts counts = counter.counts(SPAN);

        assertThat(counts.tally()).isEqualTo(new Tally(1, 0, Map.of(BadReason.TIME, 3L)));
        assertThat(counts.maxEventTime()).isEqualTo(10);
    }

    @Test
    void keepsAFewSamplesOfBadRecords() {
        var counter = new SpanCounter(Slices.of(1000), new Limits(10, 10));
        for (int offset = 0; offset < 100; offset++) {
            counter.bad(BadReason.FORMAT);
            counter.lastBadWasAt(offset);
        }

        assertThat(counter.counts(SPAN).samples()).hasSize(5).startsWith(new BadSample(0, BadReason.FORMAT));
    }

    @Test
    void travelsFromExecutorToDriver() throws Exception {
        var counter = new SpanCounter(Slices.of(1000), new Limits(10_000, 10));
        click(counter, "a", 10);
        click(counter, "a", 2000);
        counter.filtered();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(counter.counts(SPAN));
        }

        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var counts = (SpanCounts) in.readObject();
            assertThat(bySlice(counts)).isEqualTo(Map.of(0L, Map.of("a", 1L), 2000L, Map.of("a", 1L)));
            assertThat(counts.tally()).isEqualTo(new Tally(2, 1, Map.of()));
        }
    }

    private static void click(SpanCounter counter, String item, long time) {
        byte[] bytes = (item + "behind").getBytes(UTF_8);
        counter.click(bytes, 0, item.getBytes(UTF_8).length, time);
    }

    private static Map<Long, Map<String, Long>> bySlice(SpanCounts counts) {
        Map<Long, Map<String, Long>> slices = new TreeMap<>();
        for (SliceCounts slice : counts.slices()) {
            Map<String, Long> items = new TreeMap<>();
            slice.forEach((item, count) -> assertThat(items.put(item, count)).isNull());
            assertThat(slices.put(slice.start(), items)).isNull();
        }
        return slices;
    }
}
