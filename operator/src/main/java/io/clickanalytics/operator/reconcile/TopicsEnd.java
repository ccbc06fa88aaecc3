package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.OnDeletion;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.desired.Topics;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics that Strimzi made end, or stay in Kafka. A KafkaTopic takes its topic along unless Strimzi has seen that it is
 * not to be managed any more.
 */
final class TopicsEnd implements Teardown.Step {
    private static final String MANAGED = "strimzi.io/managed";
    /** Beside it: that it was not the topic's owner who wrote it. */
    private static final String LET_GO = "clickanalytics.io/let-go";

    private static final String LETTING_GO = annotations("\"false\"", "\"true\"");
    private static final String TAKING_BACK = annotations("null", "null");
    private static final String FINALIZER = "strimzi.io/topic-operator";

    private final StrimziSources strimzi;

    TopicsEnd(StrimziSources strimzi) {
        this.strimzi = strimzi;
    }

    @Override
    public Optional<String> advance(ClickAnalytics resource, Context<ClickAnalytics> context) {
        if (resource.getSpec() == null
                || !Topics.wanted(resource)
                || !strimzi.watches(PipelineNames.kafkaNamespace(resource))) {
            return Optional.empty();
        }
        List<KafkaTopic> topics = Remains.of(KafkaTopic.class, resource, context);
        boolean retain = resource.spec().deletion().topics() == OnDeletion.RETAIN;
        topics.forEach(topic -> end(topic, retain, context));
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of("waiting for Strimzi's topic operator to %s the topics of %s"
                        .formatted(retain ? "let go of" : "delete", Remains.names(topics)));
    }

    @Override
    public String giveUp(ClickAnalytics resource, Context<ClickAnalytics> context) {
        List<KafkaTopic> left = Remains.of(KafkaTopic.class, resource, context);
        left.forEach(topic -> Remains.release(topic, context));
        return ("found no answer of Strimzi's topic operator for KafkaTopics %s, wanted them gone; they are left to you: start it,"
                        + " or remove their finalizer %s")
                .formatted(Remains.names(left), FINALIZER);
    }

    /** One step of the end of one topic. */
    static void end(KafkaTopic topic, boolean retain, Context<ClickAnalytics> context) {
        if (!retain || letGo(topic)) {
            Remains.delete(topic, context);
        } else if (!asked(topic)) {
            Remains.patch(topic, LETTING_GO, context);
        }
    }

    /** A topic that was to be let go of, and is wanted again before it was; as it is then, or empty when it was not. */
    static Optional<KafkaTopic> takeBack(KafkaTopic topic, Context<ClickAnalytics> context) {
        Map<String, String> annotations = topic.getMetadata().getAnnotations();
        boolean asked = annotations != null && annotations.containsKey(LET_GO) && !topic.isMarkedForDeletion();
        return asked ? Remains.patch(topic, TAKING_BACK, context) : Optional.empty();
    }

    private static String annotations(String managed, String letGo) {
        return "{\"metadata\":{\"annotations\":{\"%s\":%s,\"%s\":%s}}}".formatted(MANAGED, managed, LET_GO, letGo);
    }

    private static boolean asked(KafkaTopic topic) {
        return topic.getMetadata().getAnnotations() != null
                && "false".equals(topic.getMetadata().getAnnotations().get(MANAGED));
    }

    private static boolean letGo(KafkaTopic topic) {
        return asked(topic)
                && topic.getStatus() != null
                && topic.getStatus().getConditions() != null
                && topic.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Unmanaged".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
