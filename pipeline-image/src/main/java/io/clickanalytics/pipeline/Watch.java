package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputTopic;
import io.clickanalytics.pipeline.store.Origin;
import java.util.concurrent.CompletableFuture;

/** Compares the topics with those of the count, about once a second, and ends the stream when they are others. */
final class Watch {
    private final Origin origin;
    private final Telemetry telemetry;
    private final CompletableFuture<Void> ended;

    Watch(Origin origin, Telemetry telemetry, CompletableFuture<Void> ended) {
        this.origin = origin;
        this.telemetry = telemetry;
        this.ended = ended;
    }

    /** Called with what Kafka says. */
    void see(InputTopic.Description description) {
        if (!description.clusterId().equals(origin.clusterId())
                || !description.topicIds().equals(origin.topicIds())) {
            String message =
                    "topics were made anew: found %s, counted %s".formatted(description.topicIds(), origin.topicIds());
            telemetry.condition("TopicsChanged", message);
            ended.completeExceptionally(new IllegalStateException(message));
        } else {
            telemetry.condition("TopicsChanged", null);
        }
    }
}
