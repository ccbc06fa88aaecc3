package io.clickanalytics.operator.status;

import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the topics are there, as they are wanted. */
public final class TopicsReady {
    /** Reason when a topic belongs to somebody else: nothing may be written to it. */
    public static final String NOT_OURS = "TopicNotOurs";

    /** Reasons when nobody has said yet whose a topic is. */
    private static final Set<String> UNANSWERED = Set.of("TopicMissing", "TopicUnanswered");

    private static final String FAILED = "TopicFailed";
    /** Reason while a topic may be on its way from what it was to what is wanted. */
    private static final String UNOBSERVED = "TopicUnobserved";

    private static final Claim HOLDS = Claim.holds("TopicsReady", "all topics are there as they are wanted");

    private TopicsReady() {}

    /** Topics that Strimzi makes; what somebody has to do comes first. */
    public static Claim of(List<TopicSeen> topics) {
        return topics.stream()
                .flatMap(topic -> problem(topic).stream())
                .min(Comparator.comparing(claim -> claim.verdict() == Verdict.BLOCKED ? 0 : 1))
                .orElse(HOLDS);
    }

    /**
     * Whether programs may use the topics. Those that run go on while Strimzi is away or finds a fault; nothing begins with
     * a topic that may be somebody else's.
     *
     * @param begun whether there are programs
     */
    public static boolean usable(Claim topics, boolean begun) {
        return topics.holds() || (begun && !topics.reason().equals(NOT_OURS) && !UNANSWERED.contains(topics.reason()));
    }

    /**
     * Whether topics have to be taken as they are: Kafka cannot make them otherwise, except where it has refused to make them
     * so, or has not made any.
     *
     * @param conditions said last
     * @param settled whether programs have ever run with the topics
     */
    public static boolean there(@Nullable List<io.fabric8.kubernetes.api.model.Condition> conditions, boolean settled) {
        return Conditions.find(conditions, ConditionType.TOPICS_READY)
                .map(said -> !FAILED.equals(said.getReason())
                        && (settled
                                || Verdict.TRUE.status().equals(said.getStatus())
                                || UNOBSERVED.equals(said.getReason())))
                .orElse(settled);
    }

    /** Topics that the driver makes or verifies. */
    static Claim ofDriver(@Nullable DriverReport report) {
        if (report == null || !report.phase().equals(DriverReport.RUNNING)) {
            return Claim.unknown("NotVerified", "the driver has not said yet that the topics are there");
        }
        String changed = report.oddities().get("TopicsChanged");
        return changed == null ? HOLDS : Claim.blocked("TopicsChanged", changed);
    }

    private static Optional<Claim> problem(TopicSeen topic) {
        KafkaTopic found = topic.found();
        String name = topic.wanted().getMetadata().getNamespace() + "/"
                + topic.wanted().getMetadata().getName();
        if (!topic.ours()) {
            return Optional.of(Claim.blocked(
                    NOT_OURS,
                    "found KafkaTopic %s that belongs to somebody else, wanted one of our own; name another topic, or read it with"
                                    .formatted(name)
                            + " spec.kafka.input.managed: false if it is the input, or hand it over with the annotation"
                            + " clickanalytics.io/adopt: \"<namespace>/<name of the ClickAnalytics>\" on it"));
        }
        if (found == null) {
            return Optional.of(Claim.pending("TopicMissing", "found no KafkaTopic %s yet, wanted it".formatted(name)));
        }
        return state(found, name);
    }

    private static Optional<Claim> state(KafkaTopic found, String name) {
        if (found.getStatus() == null || found.getStatus().getConditions() == null) {
            return Optional.of(unobserved("TopicUnanswered", name));
        }
        if (found.getStatus().getObservedGeneration() != found.getMetadata().getGeneration()) {
            return Optional.of(unobserved(UNOBSERVED, name));
        }
        List<Condition> conditions = found.getStatus().getConditions();
        if (conditions.stream().anyMatch(TopicsReady::isReady)) {
            return Optional.empty();
        }
        return Optional.of(conditions.stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .findFirst()
                .map(condition -> failed(name, condition))
                .orElseGet(() -> Claim.blocked(
                        "TopicNotCaredFor",
                        "found KafkaTopic %s paused or unmanaged, wanted Strimzi to care for it; remove its annotations strimzi.io/..."
                                .formatted(name))));
    }

    private static Claim unobserved(String reason, String name) {
        return Claim.pending(
                reason,
                "found KafkaTopic %s not yet taken up, wanted Strimzi's answer; if this lasts check the topic operator"
                        .formatted(name));
    }

    /** A conflict is Strimzi's word for a topic that another KafkaTopic had first, under whatever name. */
    private static Claim failed(String name, Condition condition) {
        return "ResourceConflict".equals(condition.getReason())
                ? Claim.blocked(
                        NOT_OURS,
                        "found KafkaTopic %s refused (%s), wanted a topic that no other KafkaTopic has; name another topic, or read it with spec.kafka.input.managed: false if it is the input"
                                .formatted(name, condition.getMessage()))
                : Claim.blocked(
                        FAILED,
                        "found KafkaTopic %s refused (%s: %s), wanted it made; correct what the message names"
                                .formatted(name, condition.getReason(), condition.getMessage()));
    }

    private static boolean isReady(Condition condition) {
        return "Ready".equals(condition.getType()) && "True".equals(condition.getStatus());
    }
}
