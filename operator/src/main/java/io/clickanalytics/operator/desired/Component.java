package io.clickanalytics.operator.desired;

/** The parts of a resource that its objects belong to. */
public enum Component {
    DRIVER("driver"),
    EXECUTOR("executor"),
    DASHBOARD("dashboard"),
    TOPIC("topic"),
    KAFKA("kafka");

    private final String text;

    Component(String text) {
        this.text = text;
    }

    /** As the label says it. */
    public String text() {
        return text;
    }
}
