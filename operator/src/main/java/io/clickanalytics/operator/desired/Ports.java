package io.clickanalytics.operator.desired;

/** Ports of the pods: fixed, so that Services and NetworkPolicies can name them. */
final class Ports {
    /** Status, health, metrics and the dashboard's page: the default of {@code http.port}. */
    static final int HTTP = 8080;

    /** Where executors report to the driver. */
    static final int DRIVER = 7078;

    /** Where drivers and executors hand blocks to each other. */
    static final int BLOCKS = 7079;

    /** Of the dashboard's Service, as browsers expect it. */
    static final int WEB = 80;

    private Ports() {}
}
