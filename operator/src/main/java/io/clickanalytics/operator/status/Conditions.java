package io.clickanalytics.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Conditions as the API server keeps them. */
public final class Conditions {
    private Conditions() {}

    /** The next conditions; a transition time stays while the status does. */
    static List<Condition> merge(
            @Nullable List<Condition> previous,
            SortedMap<ConditionType, Claim> next,
            @Nullable Long generation,
            Instant now) {
        return next.entrySet().stream()
                .map(entry -> condition(find(previous, entry.getKey()).orElse(null), entry, generation, now))
                .toList();
    }

    /** The condition of a type. */
    public static Optional<Condition> find(@Nullable List<Condition> conditions, ConditionType type) {
        return conditions == null
                ? Optional.empty()
                : conditions.stream()
                        .filter(condition -> type.text().equals(condition.getType()))
                        .findFirst();
    }

    private static Condition condition(
            @Nullable Condition previous,
            Map.Entry<ConditionType, Claim> next,
            @Nullable Long generation,
            Instant now) {
        Claim claim = next.getValue();
        String status = claim.verdict().status();
        boolean stays = previous != null && Objects.equals(previous.getStatus(), status);
        return new ConditionBuilder()
                .withType(next.getKey().text())
                .withStatus(status)
                .withReason(claim.reason())
                .withMessage(claim.message())
                .withObservedGeneration(generation)
                .withLastTransitionTime(
                        stays && previous != null && previous.getLastTransitionTime() != null
                                ? previous.getLastTransitionTime()
                                : now.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }
}
