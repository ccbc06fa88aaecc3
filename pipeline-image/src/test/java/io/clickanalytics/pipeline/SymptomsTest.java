package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.CountingRules;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.LateClicks;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.Position;
import io.clickanalytics.pipeline.model.Shape;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymptomsTest {
    private static final long NOW = 1_000_000_000;
    private final Telemetry telemetry = new Telemetry();
    private final Symptoms symptoms = new Symptoms(telemetry);

    @Test
    void aTransactionOpenForTwoMinutesIsNamedAndForgottenWhenItEnds() {
        Tick open = tick(7, 9);

        symptoms.see(open, count(Fate.Totals.none()), List.of(), NOW);
        symptoms.see(open, count(Fate.Totals.none()), List.of(), NOW + 119_000);
        assertThat(telemetry.conditions()).isEmpty();
        symptoms.see(open, count(Fate.Totals.none()), List.of(), NOW + 121_000);

        assertThat(telemetry.conditions().get("OpenTransaction")).contains("partition 3", "offset 7");
        symptoms.see(tick(9, 9), count(Fate.Totals.none()), List.of(), NOW + 122_000);
        assertThat(telemetry.conditions()).isEmpty();
    }

    @Test
    void aShareOfDroppedClicksAboveOneInAThousandIsTold() {
        symptoms.see(tick(9, 9), count(new Fate.Totals(0, 0, Map.of(), Map.of(), 0)), List.of(), NOW);
        symptoms.see(
                tick(9, 9), count(new Fate.Totals(9_990, 0, Map.of(), Map.of("late", 9L), 0)), List.of(), NOW + 1_000);
        assertThat(telemetry.conditions()).isEmpty();

        symptoms.see(
                tick(9, 9), count(new Fate.Totals(9_990, 0, Map.of(), Map.of("late", 11L), 0)), List.of(), NOW + 2_000);

        assertThat(telemetry.conditions().get("ClicksDropped")).startsWith("11 of 10001 clicks");
    }

    @Test
    void lostOffsetsAreNeverSilent() {
        symptoms.see(tick(9, 9), count(new Fate.Totals(0, 0, Map.of(), Map.of(), 12)), List.of(), NOW);

        assertThat(telemetry.conditions().get("ClicksLost")).startsWith("12 offsets");
    }

    @Test
    void theDroppedClicksAreTracedToAPartitionAndAMedianDelay() {
        symptoms.see(tick(9, 9), count(Fate.Totals.none()), List.of(), NOW);

        symptoms.see(
                tick(9, 9),
                count(new Fate.Totals(100, 0, Map.of(), Map.of("late", 10L), 0)),
                List.of(
                        new LateClicks(1, 61_000, 2),
                        new LateClicks(3, 70_000, 1),
                        new LateClicks(3, 84_000, 4),
                        new LateClicks(3, 90_000, 3)),
                NOW + 1_000);

        assertThat(telemetry.conditions().get("ClicksDropped"))
                .startsWith("10 of 110 clicks")
                .contains("8 of them in partition 3, in the median PT1M24S behind the watermark");
    }

    @Test
    void anOpenStateThatIsFullIsTold() {
        Count count = count(Fate.Totals.none());
        for (int item = 0; item < 5; item++) {
            count.slices().add(0, "item" + item, 1);
        }

        symptoms.see(tick(9, 9), count, List.of(), NOW);

        assertThat(telemetry.conditions().get("StateFull")).startsWith("5 counts are in open windows");
    }

    private static Tick tick(long stable, long high) {
        return new Tick(NOW, Map.of(3, new Tick.Seen(new Span("phone", 3, 0, stable), stable, high, NOW)), Map.of());
    }

    private static Count count(Fate.Totals totals) {
        Shape shape = Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new Count(
                new CountingRules(200, 60_000, 5, 5),
                new OpenSlices(5, 5),
                Position.beginning(shape),
                Map.of(),
                Fate.of(totals));
    }
}
