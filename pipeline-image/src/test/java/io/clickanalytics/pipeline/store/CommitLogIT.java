package io.clickanalytics.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.RealKafka;
import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.Position;
import io.clickanalytics.pipeline.model.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CommitLogIT {
    private static final RealKafka KAFKA = RealKafka.shared();
    private static final int ITEMS = 1_000_000;

    @Test
    void aSnapshotOfAMillionItemsGoesOutInOneTransactionAndIsReadBack() throws Exception {
        KAFKA.create("big-input", 1, Map.of());
        KAFKA.create("big-results", 1, Map.of());
        KAFKA.create("big-state", 1, Map.of("cleanup.policy", "compact"));
        var slices = new OpenSlices(ITEMS, ITEMS);
        for (int item = 0; item < ITEMS; item++) {
            slices.add(0, "https://shop.example/products/" + item, item % 7 + 1);
        }
        var topics = new CommitTopics("big-input", "big-state", "big-results", null);
        try (var log = new CommitLog(KAFKA.properties(), topics, System::currentTimeMillis, CommitStep.Listener.NONE)) {
            log.fence();
            log.boot(new SavedState(), "boot", null);

            log.commit(entry(slices), slices);
        }
        var state = new SavedState();
        try (var admin = KAFKA.admin()) {
            new StateTopic(admin, KAFKA.properties(), "big-state").readOn(state);
        }
        var restored = new OpenSlices(ITEMS, ITEMS);
        state.restore(restored);

        assertThat(restored.cells()).isEqualTo(ITEMS);
        assertThat(restored.slices().get(0L).counts())
                .isEqualTo(slices.slices().get(0L).counts());
    }

    private static Count.Step step(OpenSlices slices) {
        return new Count.Step(List.of(), slices.takeAdded(), List.of(), false);
    }

    private static CommitLog.Entry entry(OpenSlices slices) {
        var origin = new Origin("owner", "boot", "cluster", Map.of(), new Origin.Epoch(0, ""));
        var shape = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
        var commit =
                new Commit(StateLog.SNAPSHOT_EVERY, origin, Map.of(), Position.beginning(shape), Fate.Totals.none());
        return new CommitLog.Entry(commit, step(slices), 60_000);
    }
}
