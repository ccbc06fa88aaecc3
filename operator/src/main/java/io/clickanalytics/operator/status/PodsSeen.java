package io.clickanalytics.operator.status;

import io.clickanalytics.operator.desired.StrimziPods;
import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.podset.StrimziPodSetStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What Strimzi says of the pods of a pool. */
public sealed interface PodsSeen {
    /** Nothing that is true now. */
    record Unknown() implements PodsSeen {}

    /**
     * How many there are.
     *
     * @param all of them
     * @param ready those that work
     */
    record Counted(int all, int ready) implements PodsSeen {}

    /**
     * They cannot be made, and are not counted then.
     *
     * @param why in Strimzi's words
     */
    record Failed(String why) implements PodsSeen {}

    /** Of a set that may not be there, or not be looked at yet: Strimzi changes it by itself, and counts a moment later. */
    static PodsSeen of(Optional<StrimziPods> set) {
        return set.filter(found -> found.getStatus() != null)
                .filter(found -> found.getStatus().getObservedGeneration()
                        == Objects.requireNonNullElse(found.getMetadata().getGeneration(), 0L))
                .map(found -> of(found.getStatus()))
                .orElseGet(Unknown::new);
    }

    private static PodsSeen of(StrimziPodSetStatus status) {
        return Stream.ofNullable(status.getConditions())
                .flatMap(List::stream)
                .filter(condition -> "Error".equals(condition.getType()))
                .findFirst()
                .map(Condition::getMessage)
                .<PodsSeen>map(Failed::new)
                .orElseGet(() -> new Counted(status.getPods(), status.getReadyPods()));
    }
}
