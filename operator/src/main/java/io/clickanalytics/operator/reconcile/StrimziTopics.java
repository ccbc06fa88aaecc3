package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.Topics;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.TopicSeen;
import io.clickanalytics.operator.status.TopicsReady;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics of a resource where Strimzi makes them. */
final class StrimziTopics {
    private final StrimziSources sources;

    StrimziTopics(StrimziSources sources) {
        this.sources = sources;
    }

    /** Makes them as they are wanted. */
    Claim apply(ClickAnalytics resource, Context<ClickAnalytics> context) {
        var source = sources.topics(context);
        List<TopicSeen> seen = Topics.of(resource).stream()
                .map(topic -> seen(topic, Unowned.apply(topic, source, context)))
                .toList();
        seen.stream()
                .filter(TopicSeen::ours)
                .flatMap(topic -> Stream.ofNullable(topic.found()))
                .forEach(topic -> TopicsEnd.takeBack(topic, context)
                        // who took it for one that was let go of would delete it with its data
                        .ifPresent(back ->
                                source.handleRecentResourceUpdate(ResourceID.fromResource(resource), back, topic)));
        endOthers(resource, source, context);
        return TopicsReady.of(seen);
    }

    /** Looks at them only. */
    Claim look(ClickAnalytics resource, Context<ClickAnalytics> context) {
        var source = sources.topics(context);
        List<TopicSeen> seen = Topics.of(resource).stream()
                .map(topic -> new TopicSeen(
                        topic, source.get(ResourceID.fromResource(topic)).orElse(null), true))
                .toList();
        return TopicsReady.of(seen);
    }

    /** A topic that the resource does not name any more stays in Kafka: a word left out of a spec is no word to delete data. */
    private static void endOthers(
            ClickAnalytics resource,
            InformerEventSource<KafkaTopic, ClickAnalytics> source,
            Context<ClickAnalytics> context) {
        Set<ResourceID> wanted =
                Topics.of(resource).stream().map(ResourceID::fromResource).collect(Collectors.toSet());
        String uid = resource.getMetadata().getUid();
        source.list(topic -> uid.equals(topic.getMetadata().getLabels().get(PipelineLabels.OWNER_UID)))
                .filter(topic -> !wanted.contains(ResourceID.fromResource(topic)))
                // the list is what the watch saw; one that was just taken back is newer
                .map(topic -> source.get(ResourceID.fromResource(topic)).orElse(topic))
                .forEach(topic -> TopicsEnd.end(topic, true, context));
    }

    private static TopicSeen seen(KafkaTopic wanted, Unowned.Applied<KafkaTopic> applied) {
        return new TopicSeen(wanted, applied.object(), applied.ours());
    }
}
