package io.clickanalytics.dashboard.socket;

import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.History;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the next frame of a viewer, and remembers the last one built: most viewers stand at the same place. */
final class WindowFrames {
    private final int frameBytes;
    private @Nullable Remembered remembered;

    WindowFrames(int frameBytes) {
        this.frameBytes = frameBytes;
    }

    /** The windows after a cursor, or empty when there are none. */
    Optional<Frames.WindowFrame> next(History history, long cursor) {
        Remembered last = remembered;
        if (last != null && last.history() == history && last.cursor() == cursor) {
            return Optional.of(last.frame());
        }
        List<Entry> entries = history.after(cursor);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var built = new Remembered(history, cursor, Frames.windows(cursor, entries, frameBytes));
        remembered = built;
        return Optional.of(built.frame());
    }

    /**
     * A frame and what it was built from.
     *
     * @param history by identity
     * @param cursor where its viewer stood
     * @param frame the result
     */
    private record Remembered(History history, long cursor, Frames.WindowFrame frame) {}
}
