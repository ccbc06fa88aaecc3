package io.clickanalytics.pipeline.model;

/**
 * One window of event time.
 *
 * @param start epoch milliseconds, inclusive
 * @param end epoch milliseconds, exclusive
 * @param shape the shape it belongs to
 */
public record Window(long start, long end, Shape shape) {}
