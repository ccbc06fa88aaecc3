package io.clickanalytics.pipeline.model;

import org.jspecify.annotations.Nullable;

/**
 * One revision of one window, to be published.
 *
 * @param window its identity
 * @param counts absolute counts
 * @param revision from 0
 * @param previous end of the window before, equal in all revisions; absent for the first window of an epoch
 * @param emptySince set in a silence of which only this last window is published: the end of the one before it
 */
public record WindowResult(
        Window window,
        WindowCounts counts,
        int revision,
        @Nullable Long previous,
        @Nullable Long emptySince) {}
