package io.clickanalytics.pipeline.model;

/**
 * The offsets of one input partition that are counted.
 *
 * @param start first offset of the epoch
 * @param end exclusive: the next offset to read
 */
public record Counted(long start, long end) {}
