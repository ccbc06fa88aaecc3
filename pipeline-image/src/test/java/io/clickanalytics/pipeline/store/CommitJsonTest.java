package io.clickanalytics.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.model.Counted;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.OpenWindow;
import io.clickanalytics.pipeline.model.Position;
import io.clickanalytics.pipeline.model.Shape;
import io.clickanalytics.pipeline.model.Timeline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitJsonTest {
    private static final Shape SHAPE = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final Origin ORIGIN =
            new Origin("local/default/phones", "boot", "cluster", Map.of("phone", "id"), new Origin.Epoch(2, "again"));

    @Test
    void aCommitReadsBackAsItWasWritten() {
        var timeline = Timeline.of(SHAPE).changed(Shape.of(Duration.ofSeconds(10), Duration.ofSeconds(5)), 7_000);
        var position = new Position(
                12_345,
                12_000L,
                2_000L,
                timeline,
                Map.of(
                        12_000L, new OpenWindow(3, true, 12_100, new OpenWindow.Link(4_000L)),
                        4_000L, new OpenWindow(0, false, 4_100, new OpenWindow.Link(null)),
                        6_000L, new OpenWindow(1, false, 8_000, null)));
        var totals = new Fate.Totals(10, 2, Map.of("time", 1L), Map.of("late", 4L), 5);
        var commit = new Commit(7, ORIGIN, Map.of(0, new Counted(3, 20), 1, new Counted(0, 0)), position, totals);

        assertThat(CommitJson.read(CommitJson.write(commit))).isEqualTo(commit);
    }

    @Test
    void aCommitBeforeTheFirstClickReadsBackAsItWasWritten() {
        var commit = new Commit(1, ORIGIN, Map.of(), Position.beginning(SHAPE), Fate.Totals.none());

        assertThat(CommitJson.read(CommitJson.write(commit))).isEqualTo(commit);
    }
}
