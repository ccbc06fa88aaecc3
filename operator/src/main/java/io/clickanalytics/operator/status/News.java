package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that a person would want to know.
 *
 * @param warning whether it is bad
 * @param reason one word in CamelCase
 * @param message a sentence
 */
public record News(boolean warning, String reason, String message) {
    private static final List<ConditionType> TOLD = List.of(
            ConditionType.KAFKA_READY,
            ConditionType.TOPICS_READY,
            ConditionType.PIPELINE_READY,
            ConditionType.DASHBOARD_READY,
            ConditionType.CAUGHT_UP,
            ConditionType.WARNING,
            ConditionType.PAUSED);

    private static final Set<ConditionType> QUIET = EnumSet.of(
            ConditionType.KAFKA_READY,
            ConditionType.TOPICS_READY,
            ConditionType.PIPELINE_READY,
            ConditionType.DASHBOARD_READY,
            ConditionType.CAUGHT_UP);

    /** What changed from one status to the next. */
    public static List<News> between(ClickAnalyticsStatus previous, ClickAnalyticsStatus next) {
        return Stream.concat(
                        TOLD.stream().flatMap(type -> changed(previous, next, type).stream()),
                        ready(previous, next).stream())
                .distinct()
                .toList();
    }

    private static Optional<News> changed(
            ClickAnalyticsStatus previous, ClickAnalyticsStatus next, ConditionType type) {
        Optional<Condition> before = Conditions.find(previous.conditions(), type);
        return Conditions.find(next.conditions(), type)
                .filter(now -> tells(type, now, before))
                .filter(now -> before.isEmpty()
                        || !Objects.equals(now.getReason(), before.get().getReason()))
                .map(now -> of(now, type, next));
    }

    /** A part that is in order is no news: that all of them are is told once, by Ready. Having caught up again is. */
    private static boolean tells(ConditionType type, Condition now, Optional<Condition> before) {
        if (!QUIET.contains(type)) {
            return !"Unknown".equals(now.getStatus());
        }
        boolean recovered = type == ConditionType.CAUGHT_UP
                && "True".equals(now.getStatus())
                && before.filter(was -> "False".equals(was.getStatus())).isPresent();
        return recovered || "False".equals(now.getStatus());
    }

    /** Told apart from the others only when it is about none of them. */
    private static Optional<News> ready(ClickAnalyticsStatus previous, ClickAnalyticsStatus next) {
        return changed(previous, next, ConditionType.READY).filter(news -> TOLD.stream()
                .flatMap(type -> Conditions.find(next.conditions(), type).stream())
                .noneMatch(condition -> news.reason().equals(condition.getReason())));
    }

    private static News of(Condition condition, ConditionType type, ClickAnalyticsStatus status) {
        boolean bad = type == ConditionType.WARNING
                || ("False".equals(condition.getStatus())
                        && Conditions.find(status.conditions(), ConditionType.STALLED)
                                .filter(stalled -> Objects.equals(stalled.getReason(), condition.getReason()))
                                .isPresent());
        return new News(bad, condition.getReason(), condition.getMessage());
    }
}
