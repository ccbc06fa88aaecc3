package io.clickanalytics.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.RealKafka;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.Tick;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InputPlannerIT {
    private static final RealKafka KAFKA = RealKafka.shared();

    @Test
    void nothingIsPlannedOfAPartitionThatIsHeldAndNothingOfItIsLost() throws Exception {
        KAFKA.create("held", 2, Map.of());
        KAFKA.send("held", 0, "1", "2");
        KAFKA.send("held", 1, "1", "2", "3");
        try (var admin = KAFKA.admin()) {
            var planner = new InputPlanner(
                    new InputTopic(admin, "held", Set.of(), System::currentTimeMillis),
                    new InputPlanner.Start(Map.of(0, 0L, 1, 0L), Map.of()),
                    new InputPlanner.Pace(1, 0, 100, 100),
                    System::currentTimeMillis,
                    description -> {});

            planner.hold(Set.of(1));
            planner.plan();
            planner.hold(Set.of());
            planner.plan();

            Tick first = planner.take();
            assertThat(first.spans()).containsExactly(new Span("held", 0, 0, 2));
            assertThat(first.partitions().get(1).span().isEmpty()).isTrue();
            assertThat(planner.take().spans()).containsExactly(new Span("held", 1, 0, 3));
        }
    }
}
