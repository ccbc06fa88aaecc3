package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.Dashboard;
import io.clickanalytics.api.v1alpha1.InputTopic;
import io.clickanalytics.api.v1alpha1.Kafka;
import io.clickanalytics.api.v1alpha1.KafkaClients;
import io.clickanalytics.api.v1alpha1.ResultsTopic;
import io.clickanalytics.api.v1alpha1.Spark;

/** A resource as it is on one machine: what needs a cluster is replaced, what is counted and shown stays. */
public final class OneMachine {
    private OneMachine() {}

    /** With the Kafka at this address: the resource's own, used as it says, or another with one broker. */
    public static ClickAnalytics of(ClickAnalytics resource, String bootstrapServers) {
        ClickAnalyticsSpec spec = resource.spec();
        Kafka kafka = bootstrapServers.equals(spec.kafka().bootstrapServers())
                ? spec.kafka()
                : oneBroker(spec.kafka(), bootstrapServers);
        return new ClickAnalytics(
                resource.getMetadata(), spec.withKafka(kafka).withDashboard(onePod(spec.dashboard())));
    }

    /** Heap of the driver and of one executor together, MiB: with {@code local[*]} they are one process. */
    public static long heapMebibytes(Spark spark) {
        return JvmMemory.of(spark.driver().memory()).heap()
                + JvmMemory.of(spark.executor().memory()).heap();
    }

    private static Kafka oneBroker(Kafka kafka, String bootstrapServers) {
        InputTopic input = kafka.input();
        ResultsTopic results = kafka.results();
        return new Kafka(
                null,
                null,
                bootstrapServers,
                new KafkaClients(null, null),
                new InputTopic(input.topic(), true, input.partitions(), 1, input.retention()),
                new ResultsTopic(results.topic(), 1, results.retention(), results.paperTopic()),
                kafka.deadLetters());
    }

    private static Dashboard onePod(Dashboard dashboard) {
        return new Dashboard(1, dashboard.title(), dashboard.history(), dashboard.origins(), null, null, null);
    }
}
