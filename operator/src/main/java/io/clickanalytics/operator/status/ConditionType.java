package io.clickanalytics.operator.status;

/** The conditions of a resource, in the order in which they are shown. */
public enum ConditionType {
    /** Data flows: everything below but {@link #CAUGHT_UP} holds. */
    READY("Ready"),
    KAFKA_READY("KafkaReady"),
    TOPICS_READY("TopicsReady"),
    PIPELINE_READY("PipelineReady"),
    DASHBOARD_READY("DashboardReady"),
    CAUGHT_UP("CaughtUp"),
    /** Present while the resource is on its way; a word of kstatus. */
    RECONCILING("Reconciling"),
    /** Present while only somebody can help; a word of kstatus. */
    STALLED("Stalled"),
    /** Present while the operator was told to keep its hands off. */
    PAUSED("Paused"),
    /** Present while the driver tells of something odd, or something in the resource is probably not meant. */
    WARNING("Warning");

    private final String text;

    ConditionType(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }
}
