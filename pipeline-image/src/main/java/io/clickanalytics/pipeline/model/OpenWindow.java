package io.clickanalytics.pipeline.model;

import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of a published window until it is final; a window without one has revision 0, no late clicks, and
 * the window before it in its shape as previous.
 *
 * @param revision published last; -1 when nobody has it any more
 * @param dirty late clicks arrived since then
 * @param publishedAt watermark when it was published last, epoch milliseconds
 * @param link where it differs from the end of the window before in its shape
 */
public record OpenWindow(
        int revision,
        boolean dirty,
        long publishedAt,
        @Nullable Link link) {
    /**
     * The window before, where it is not the one before in the shape.
     *
     * @param previous end of the window published before; absent for the first
     */
    public record Link(@Nullable Long previous) {}

    /** A window to be published, as revision 0, as soon as can be. */
    static OpenWindow unpublished(Window window, @Nullable Link link) {
        return new OpenWindow(-1, true, window.end() - window.shape().slide(), link);
    }

    OpenWindow touched() {
        return new OpenWindow(revision, true, publishedAt, link);
    }

    OpenWindow revised(long watermark) {
        return new OpenWindow(revision + 1, false, watermark, link);
    }
}
