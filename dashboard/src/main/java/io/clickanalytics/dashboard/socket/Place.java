package io.clickanalytics.dashboard.socket;

import io.clickanalytics.dashboard.history.History;

/**
 * How far somebody has read.
 *
 * @param epoch of the stream
 * @param cursor everything up to it, inclusive, was seen
 */
public record Place(String epoch, long cursor) {
    /** Where one begins who has seen nothing. */
    static Place beginning(History history) {
        return new Place(history.epoch(), history.floor());
    }

    /** True when who stands here can read on without missing a window. */
    boolean continues(History history) {
        return epoch.equals(history.epoch()) && cursor >= history.floor();
    }
}
