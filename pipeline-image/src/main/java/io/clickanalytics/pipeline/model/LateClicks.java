package io.clickanalytics.pipeline.model;

/**
 * Clicks of one slice that came after their windows were final.
 *
 * @param partition they were in
 * @param delay milliseconds by which the watermark had passed the end of their slice
 * @param clicks how many
 */
public record LateClicks(int partition, long delay, long clicks) {}
