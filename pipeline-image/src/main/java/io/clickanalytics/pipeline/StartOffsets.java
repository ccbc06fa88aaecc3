package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import io.clickanalytics.pipeline.kafka.InputTopic;
import io.clickanalytics.pipeline.model.Counted;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The offsets at which reading begins. */
final class StartOffsets {
    private final InputTopic input;
    private final Set<Integer> partitions;
    private final Ask ask;

    StartOffsets(InputTopic input, Set<Integer> partitions, Ask ask) {
        this.input = input;
        this.partitions = partitions;
        this.ask = ask;
    }

    /**
     * The next offset of each partition.
     *
     * @throws Resumption.Refused when a partition is shorter than what was counted
     */
    InputPlanner.Start of(Resumption resumption) throws InterruptedException {
        if (resumption instanceof Resumption.Continue going) {
            return continued(going.commit().offsets());
        }
        PipelineConfig.Start start = ((Resumption.Begin) resumption).start();
        Map<Integer, Long> offsets =
                switch (start.kind()) {
                    case EARLIEST -> ask.until(() -> input.beginnings(partitions), any -> true);
                    case LATEST -> ends(ask.until(() -> input.ends(partitions), any -> true));
                    case SINCE ->
                        ask.until(() -> input.since(partitions, start.time().toEpochMilli()), any -> true);
                };
        return new InputPlanner.Start(offsets, Map.of());
    }

    private InputPlanner.Start continued(Map<Integer, Counted> counted) throws InterruptedException {
        Map<Integer, Long> beginnings = ask.until(() -> input.beginnings(partitions), any -> true);
        InputTopic.Ends ends = ask.until(() -> input.ends(partitions), any -> true);
        Map<Integer, Long> offsets = new HashMap<>(beginnings);
        Map<Integer, Long> lost = new HashMap<>();
        counted.forEach((partition, range) -> {
            long beginning = beginnings.getOrDefault(partition, 0L);
            InputTopic.End end = ends.partitions().get(partition);
            if (end == null || end.high() < range.end()) {
                throw new Resumption.Refused(
                        "partition %d of %s ends at %s, but %d offsets were counted: Kafka lost clicks; use a reset to count again"
                                .formatted(partition, input.name(), end == null ? "nothing" : end.high(), range.end()));
            }
            if (beginning > range.end()) {
                lost.put(partition, beginning - range.end());
            }
            offsets.put(partition, Math.max(beginning, range.end()));
        });
        return new InputPlanner.Start(offsets, lost);
    }

    private static Map<Integer, Long> ends(InputTopic.Ends ends) {
        Map<Integer, Long> offsets = new HashMap<>();
        ends.partitions().forEach((partition, end) -> offsets.put(partition, end.stable()));
        return offsets;
    }
}
