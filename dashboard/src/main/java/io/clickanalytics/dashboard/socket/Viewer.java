package io.clickanalytics.dashboard.socket;

import io.clickanalytics.dashboard.feed.Feed;
import io.clickanalytics.dashboard.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One who looks on, at a place of its own in the history; of one event loop.
 *
 * <p>Nothing waits for a viewer: it holds a cursor, and gets the windows after it from the newest history whenever its
 * line has room. One who reads too slowly misses revisions that were overtaken, then is reset when its cursor is no
 * longer in the history; it never costs more than what is in flight.
 */
final class Viewer {
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);

    private final Line line;
    private final Surroundings surroundings;
    private final InFlight inFlight = new InFlight();
    private final Allowance allowance;
    private Place place;
    private Feed feed;
    private History greetedWith;
    private Instant lastSent;
    private Instant lastPing;
    private boolean ended;

    /** Says hello; {@code asked} is where the viewer wants to go on, null when it has seen nothing. */
    Viewer(Line line, Surroundings surroundings, @Nullable Place asked, Feed feed, Instant now) {
        this.line = line;
        this.surroundings = surroundings;
        this.allowance = new Allowance(now);
        this.feed = feed;
        this.greetedWith = feed.history();
        this.place = asked == null ? Place.beginning(feed.history()) : asked;
        this.lastSent = now;
        this.lastPing = now;
        greet(asked != null, now);
        advance(now);
    }

    /** There is something new. */
    void show(Feed latest, Instant now) {
        boolean changed = latest.state() != feed.state();
        feed = latest;
        if (changed && isOpen()) {
            send(surroundings.frames().stat(feed, now), now);
        }
        advance(now);
    }

    /** Sends what the viewer has not seen, as far as there is room. */
    void advance(Instant now) {
        acknowledgeWhatDeparted();
        while (feed.history().isKnown() && hasRoom()) {
            History history = feed.history();
            if (!place.continues(history)) {
                greet(true, now);
            } else if (isPutBack(history)) {
                greet(false, now);
            }
            Optional<Frames.WindowFrame> next = surroundings.windows().next(history, place.cursor());
            if (next.isEmpty()) {
                return;
            }
            place = new Place(place.epoch(), next.get().cursor());
            inFlight.sent(place.cursor(), next.get().text().length(), now);
            send(next.get().text(), now);
        }
    }

    /** A text frame came. */
    void received(String text, Instant now) {
        if (ended || !allowance.take(now)) {
            end(CloseCode.POLICY);
            return;
        }
        ViewerMessage message = ViewerMessage.read(surroundings.json(), text);
        if (message instanceof ViewerMessage.Ack ack) {
            inFlight.acknowledged(ack.cursor());
        } else if (message instanceof ViewerMessage.Sync sync) {
            place = sync.place();
            greet(true, now);
        } else {
            end(CloseCode.POLICY);
            return;
        }
        advance(now);
    }

    /** Called about once a second. */
    void tick(Instant now) {
        Limits limits = surroundings.limits();
        acknowledgeWhatDeparted();
        if (inFlight.waitsLongerThan(limits.times().patience(), now)) {
            end(CloseCode.TOO_SLOW);
            return;
        }
        if (!ended && !lastPing.plus(BETWEEN_PINGS).isAfter(now)) {
            lastPing = now;
            line.ping();
        }
        if (!lastSent.plus(limits.times().heartbeat()).isAfter(now) && isOpen()) {
            send(surroundings.frames().heartbeat(now), now);
        }
    }

    /** The server goes away, or the viewer may not stay; {@code retry} spreads the viewers' return. */
    void leave(Duration retry) {
        if (!ended) {
            line.send(surroundings.frames().bye(CloseCode.RESTART, retry), place);
            end(CloseCode.RESTART);
        }
    }

    /**
     * A topic that was restored from a backup ends before what a viewer has seen, and has its id. So does for a moment what a
     * replica has read that is a little behind another: only who is still ahead when there is more to read begins anew.
     */
    private boolean isPutBack(History history) {
        return place.cursor() > history.head() && history != greetedWith;
    }

    /** Before a topic is found nobody knows whether a viewer can go on: it keeps its picture and its place. */
    private void greet(boolean hasPlace, Instant now) {
        History history = feed.history();
        boolean resume = hasPlace && (!history.isKnown() || place.continues(history));
        if (!resume) {
            place = Place.beginning(history);
        }
        greetedWith = history;
        inFlight.clear();
        send(surroundings.frames().hello(feed, place, resume, now), now);
    }

    private void acknowledgeWhatDeparted() {
        if (line.departed().epoch().equals(place.epoch())) {
            inFlight.acknowledged(line.departed().cursor());
        }
    }

    private boolean isOpen() {
        return !ended && !line.isFull();
    }

    private void end(CloseCode code) {
        if (!ended) {
            ended = true;
            line.close(code);
        }
    }

    private boolean hasRoom() {
        return isOpen() && inFlight.bytes() < surroundings.limits().inFlightBytes();
    }

    private void send(String frame, Instant now) {
        lastSent = now;
        line.send(frame, place);
    }
}
