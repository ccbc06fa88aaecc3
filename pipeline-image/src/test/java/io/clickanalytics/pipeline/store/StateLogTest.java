package io.clickanalytics.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.OpenSlices;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StateLogTest {
    @Property(tries = 50)
    void aRestartAfterAnyCommitFindsTheSlicesAsTheyWere(@ForAll Random random) {
        var topic = new Topic();
        var slices = new OpenSlices(40, Long.MAX_VALUE);
        StateLog log = new StateLog();
        for (long commit = 1; commit <= 150; commit++) {
            for (int i = 0; i < 5; i++) {
                slices.add(
                        2_000L * (commit / 10 + random.nextInt(3)), "item" + random.nextInt(60), 1 + random.nextInt(3));
            }
            log.write(commit, step(slices, expired(slices, commit)), slices, topic::write);
            if (random.nextInt(20) == 0) {
                log = topic.read().log();
            }
        }

        var restored = new OpenSlices(40, Long.MAX_VALUE);
        topic.read().restore(restored);

        assertThat(contents(restored)).isEqualTo(contents(slices));
    }

    @Test
    void aBigSliceIsWrittenInPartsThatFitARecord() {
        var slices = new OpenSlices(200_000, Long.MAX_VALUE);
        for (int i = 0; i < 60_000; i++) {
            slices.add(0, "https://shop.example/products/" + i, 1);
        }
        var topic = new Topic();

        new StateLog().write(1, step(slices, List.of()), slices, topic::write);

        var restored = new OpenSlices(200_000, Long.MAX_VALUE);
        topic.read().restore(restored);
        assertThat(contents(restored)).isEqualTo(contents(slices));
        assertThat(topic.records).hasSizeGreaterThan(5).allSatisfy((key, value) -> assertThat(value.length)
                .isLessThan(2 * SlicePart.MOST_BYTES));
    }

    @Test
    void aNewCountTakesBackTheOldOne() {
        var slices = new OpenSlices(10, Long.MAX_VALUE);
        slices.add(0, "old", 1);
        var topic = new Topic();
        new StateLog().write(1, step(slices, List.of()), slices, topic::write);
        StateLog log = topic.read().log();
        log.takeBackAll(topic::write);
        var fresh = new OpenSlices(10, Long.MAX_VALUE);
        fresh.add(0, "new", 1);

        log.write(2, step(fresh, List.of()), fresh, topic::write);

        var restored = new OpenSlices(10, Long.MAX_VALUE);
        topic.read().restore(restored);
        assertThat(contents(restored)).isEqualTo(contents(fresh));
    }

    private static Count.Step step(OpenSlices slices, List<Long> expired) {
        expired.forEach(slices::remove);
        return new Count.Step(List.of(), slices.takeAdded(), expired, false);
    }

    private static List<Long> expired(OpenSlices slices, long commit) {
        return slices.slices().keySet().stream()
                .filter(start -> start < 2_000L * (commit / 10 - 2))
                .toList();
    }

    private static Map<Long, Object> contents(OpenSlices slices) {
        Map<Long, Object> contents = new TreeMap<>();
        slices.slices().forEach((start, totals) -> contents.put(start, List.of(totals.counts(), totals.other())));
        return contents;
    }

    /** The topic after compaction. */
    private static final class Topic {
        final Map<String, byte[]> records = new LinkedHashMap<>();

        void write(StateRecord record) {
            if (record.value() == null) {
                records.remove(record.key());
            } else {
                records.put(record.key(), record.value());
            }
        }

        SavedState read() {
            var state = new SavedState();
            records.forEach((key, value) ->
                    state.add(new ConsumerRecord<>("state", 0, 0, key.getBytes(StandardCharsets.UTF_8), value)));
            return state;
        }
    }
}
