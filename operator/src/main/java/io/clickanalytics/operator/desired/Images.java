package io.clickanalytics.operator.desired;

/**
 * Container images, with tag or digest.
 *
 * @param pipeline of the driver and the executors
 * @param dashboard of the dashboard
 */
public record Images(String pipeline, String dashboard) {}
