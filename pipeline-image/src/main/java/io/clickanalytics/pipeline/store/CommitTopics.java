package io.clickanalytics.pipeline.store;

import org.jspecify.annotations.Nullable;

/**
 * Where commits go.
 *
 * @param input read from; its offsets are copied to a consumer group named like the state topic
 * @param state one partition, compacted; its name is the transactional id
 * @param results one partition
 * @param paper one partition; absent when the paper's format is not wanted
 */
public record CommitTopics(
        String input,
        String state,
        String results,
        @Nullable String paper) {}
