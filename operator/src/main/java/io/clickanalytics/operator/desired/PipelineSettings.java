package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.ClickFormat;
import io.clickanalytics.api.v1alpha1.Clicks;
import io.clickanalytics.api.v1alpha1.Csv;
import io.clickanalytics.api.v1alpha1.InputTopic;
import io.clickanalytics.api.v1alpha1.Items;
import io.clickanalytics.api.v1alpha1.Kafka;
import io.clickanalytics.api.v1alpha1.ResultsTopic;
import io.clickanalytics.api.v1alpha1.Window;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The settings file of the pipeline, as docs/settings.md describes it.
 *
 * <p>What the resource decides and no more: the number of executors changes while the stream runs and is not among it;
 * Spark's own settings and the HTTP address come from where the pipeline runs.
 */
public final class PipelineSettings {
    private PipelineSettings() {}

    /** Of a resource that passed validation. */
    public static SortedMap<String, String> of(ClickAnalytics resource, Owner owner, KafkaAccess kafka) {
        ClickAnalyticsSpec spec = resource.spec();
        var settings = new Settings().putAll(kafka.settings()).put("owner", owner.toString());
        topics(settings, spec.kafka());
        clicks(settings, spec.clicks());
        window(settings, spec.window());
        items(settings, spec.items());
        Map<String, String> annotations = resource.getMetadata().getAnnotations();
        settings.put("state.adoptFrom", annotations == null ? null : annotations.get(PipelineLabels.ADOPT_STATE));
        return settings.sorted();
    }

    private static void topics(Settings settings, Kafka kafka) {
        InputTopic input = kafka.input();
        ResultsTopic results = kafka.results();
        // Strimzi's topics are made by Strimzi: two makers would fight. How they are made is then no setting, whose
        // change
        // would start the pipeline anew for nothing.
        boolean create = kafka.bootstrapServers() != null;
        settings.put("topics.create", create)
                .put("input.topic", input.topic())
                .put("input.create", input.managed())
                .put("results.topic", results.topic())
                .put("results.paperTopic", results.paperTopic())
                .put("state.topic", results.stateTopic())
                .put(
                        "deadLetters.topic",
                        kafka.deadLetters() == null ? null : kafka.deadLetters().topic());
        if (create) {
            settings.put("results.replicas", results.replicas() == null ? input.replicas() : results.replicas())
                    .put("results.retention", results.retention());
        }
        if (create && input.managed()) {
            settings.put("input.partitions", input.partitions())
                    .put("input.replicas", input.replicas())
                    .put("input.retention", input.retention());
        }
    }

    private static void clicks(Settings settings, Clicks clicks) {
        settings.put("clicks.format", clicks.format().text())
                .put("clicks.item", clicks.item())
                .put("clicks.filter", clicks.filter())
                .put("clicks.time", clicks.time())
                .put("clicks.start", clicks.start())
                .put("clicks.maxFuture", clicks.maxFuture())
                .put("clicks.onInputRecreated", clicks.onInputRecreated().text());
        if (clicks.format() == ClickFormat.CSV) {
            Csv csv = clicks.csv() == null ? Csv.PLAIN : clicks.csv();
            settings.put("clicks.csv.columns", csv.columns() == null ? List.of() : csv.columns())
                    .put("clicks.csv.separator", csv.separator());
        }
        if (clicks.reset() != null) {
            settings.put("reset.nonce", clicks.reset().nonce())
                    .put("reset.from", clicks.reset().from());
        }
    }

    private static void window(Settings settings, Window window) {
        settings.put("window.length", window.length())
                .put("window.slide", window.effectiveSlide())
                .put("window.batch", window.batch())
                .put("window.delay", window.delay())
                .put("window.allowedLateness", window.allowedLateness())
                .put("window.zone", window.zone());
    }

    private static void items(Settings settings, Items items) {
        settings.put("items.top", items.top()).put("items.limit", items.limit());
    }
}
