package io.clickanalytics.dashboard.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest windows of one stream; an immutable snapshot.
 *
 * <p>A cursor is an offset of the results topic. Who has seen everything up to a cursor at or above {@link #floor} and
 * reads on with {@link #after} misses nothing; who stands below has to begin anew.
 */
public final class History {
    private static final Comparator<Entry> BY_END =
            Comparator.comparing(entry -> entry.window().span().end());

    private final Stream stream;
    private final Bounds bounds;
    private final Forgotten forgotten;
    private final List<Entry> entries;

    private History(Stream stream, Bounds bounds, Forgotten forgotten, Collection<Entry> entries) {
        this.stream = stream;
        this.bounds = bounds;
        this.forgotten = forgotten;
        this.entries = List.copyOf(entries);
    }

    /** Before any topic was found. */
    public static History unknown(Bounds bounds) {
        return empty("", -1, bounds);
    }

    /** Nothing yet: what is at offsets up to {@code floor}, inclusive, will never be read. */
    public static History empty(String topicId, long floor, Bounds bounds) {
        return new History(new Stream(topicId, 0), bounds, new Forgotten(floor, Instant.MIN), List.of());
    }

    /** This and what was read after it, in the order it was read. */
    public History plus(List<Entry> read) {
        if (read.isEmpty()) {
            return this;
        }
        var draft = new Draft(this);
        read.forEach(draft::add);
        draft.trim();
        return new History(draft.stream, bounds, draft.forgotten, draft.entries.values());
    }

    /** Names the stream to viewers: cursors of another epoch mean nothing in this one. */
    public String epoch() {
        return stream.topicId() + "." + stream.epoch();
    }

    /** False before any topic was found. */
    public boolean isKnown() {
        return !stream.topicId().isEmpty();
    }

    /** How much is kept. */
    public Bounds bounds() {
        return bounds;
    }

    /** The lowest cursor from which a reader can go on without missing a window. */
    public long floor() {
        return forgotten.floor();
    }

    /** Cursor of who has seen everything. */
    public long head() {
        return entries.isEmpty()
                ? floor()
                : Math.max(floor(), entries.get(entries.size() - 1).cursor());
    }

    /** Windows above a cursor, in the order they were read, so that a revised window comes at the place of its revision. */
    public List<Entry> after(long cursor) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).cursor() <= cursor) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return entries.subList(low, entries.size());
    }

    /** All windows, in the order they were read. */
    public List<Entry> entries() {
        return entries;
    }

    /** The window that ends last. */
    public Optional<Entry> newest() {
        return entries.stream().max(BY_END);
    }

    /** Windows whose predecessor ought to be here and is not. */
    public long holes() {
        Set<Instant> ends = new HashSet<>();
        entries.forEach(entry -> ends.add(entry.window().span().end()));
        return entries.stream()
                .sorted(BY_END)
                .skip(1)
                .map(entry -> entry.window().progress().previous())
                .filter(previous -> previous != null && !ends.contains(previous))
                .count();
    }

    /**
     * A stream of windows: a topic, and how often everything in it was counted again on purpose.
     *
     * @param topicId given by Kafka when the topic was made
     * @param epoch of the windows in it
     */
    private record Stream(String topicId, long epoch) {}

    /**
     * What is no longer here.
     *
     * @param floor see {@link History#floor}
     * @param upTo windows that end at or before it were here and are too old now
     */
    private record Forgotten(long floor, Instant upTo) {
        Forgotten and(long cursor) {
            return new Forgotten(Math.max(floor, cursor), upTo);
        }

        Forgotten and(Entry entry) {
            Instant end = Draft.end(entry);
            return new Forgotten(Math.max(floor, entry.cursor()), end.isAfter(upTo) ? end : upTo);
        }
    }

    /** A history while it grows. Entries are kept in the order of their cursors. */
    private static final class Draft {
        private final Map<Window.Span, Entry> entries = new LinkedHashMap<>();
        private final Bounds bounds;
        private Stream stream;
        private Forgotten forgotten;

        Draft(History from) {
            from.entries.forEach(entry -> entries.put(entry.window().span(), entry));
            bounds = from.bounds;
            stream = from.stream;
            forgotten = from.forgotten;
        }

        void add(Entry entry) {
            Window.Version version = entry.window().version();
            if (version.epoch() < stream.epoch()) {
                return;
            }
            if (version.epoch() > stream.epoch()) {
                begin(version.epoch(), entry.cursor() - 1);
            }
            Entry held = entries.get(entry.window().span());
            if (held != null) {
                replace(held, entry);
            } else if (version.revision() == 0) {
                entries.put(entry.window().span(), entry);
            } else if (end(entry).isAfter(forgotten.upTo())) {
                // First published before the reading began: alone it would stand behind a hole. Who still shows it
                // and has not seen this revision must not go on from an older cursor.
                forgotten = forgotten.and(entry.cursor());
            }
        }

        void trim() {
            Optional<Instant> newest = entries.values().stream().max(BY_END).map(Draft::end);
            newest.map(end -> end.minus(bounds.duration())).ifPresent(this::forgetUpTo);
            int surplus = entries.size() - bounds.windows();
            if (surplus > 0) {
                List.copyOf(entries.values()).stream()
                        .sorted(BY_END)
                        .limit(surplus)
                        .forEach(this::forget);
            }
        }

        private void begin(long epoch, long newFloor) {
            entries.clear();
            stream = new Stream(stream.topicId(), epoch);
            forgotten = new Forgotten(newFloor, Instant.MIN);
        }

        private void replace(Entry held, Entry entry) {
            if (entry.window().version().compareTo(held.window().version()) > 0) {
                // taken out first: a map keeps the place of a key that it already has
                entries.remove(entry.window().span());
                entries.put(entry.window().span(), entry);
            }
        }

        private void forgetUpTo(Instant oldest) {
            new ArrayList<>(entries.values())
                    .stream().filter(entry -> !end(entry).isAfter(oldest)).forEach(this::forget);
        }

        private void forget(Entry entry) {
            entries.remove(entry.window().span());
            forgotten = forgotten.and(entry);
        }

        private static Instant end(Entry entry) {
            return entry.window().span().end();
        }
    }
}
