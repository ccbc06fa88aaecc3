package io.clickanalytics.dashboard.socket;

import io.clickanalytics.dashboard.history.History;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read.
 *
 * @param epoch of the stream
 * @param cursor everything up to it, inclusive, was seen
 */
public record Place(String epoch, long cursor) {
    /** In no stream. */
    static final Place NOWHERE = new Place("", -1);

    /** Where one begins who has seen nothing. */
    static Place beginning(History history) {
        return new Place(history.epoch(), history.floor());
    }

    /** As a viewer names it; null when it names none, or none that can be read: then it has seen nothing. */
    static @Nullable Place read(@Nullable String epoch, @Nullable String cursor) {
        return epoch != null && cursor != null && cursor.matches("-?\\d{1,18}")
                ? new Place(epoch, Long.parseLong(cursor))
                : null;
    }

    /** The same out of an {@link #id}. */
    static @Nullable Place ofId(@Nullable String id) {
        int colon = id == null ? -1 : id.lastIndexOf(':');
        return id == null || colon < 0 ? null : read(id.substring(0, colon), id.substring(colon + 1));
    }

    /** In one word. */
    String id() {
        return epoch + ":" + cursor;
    }

    /** True when who stands here can read on without missing a window. */
    boolean continues(History history) {
        return epoch.equals(history.epoch()) && cursor >= history.floor();
    }
}
