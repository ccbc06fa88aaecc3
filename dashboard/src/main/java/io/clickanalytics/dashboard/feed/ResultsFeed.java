package io.clickanalytics.dashboard.feed;

import io.clickanalytics.dashboard.history.Bounds;
import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.History;
import io.clickanalytics.dashboard.history.WindowReader;
import io.clickanalytics.dashboard.history.WindowRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the results topic for as long as the program runs: through a topic that does not exist yet, brokers that are
 * away, and a topic that was deleted and made anew.
 *
 * <p>A Kafka client goes on by itself when its broker comes back, at the offset where it was, so that nothing is missed.
 * Only another topic id, or offsets that are gone, begin a new history.
 */
public final class ResultsFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultsFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final String topic;
    private final Bounds bounds;
    private final InstantSource clock;
    private final Consumer<Feed> listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "results-feed");
    private volatile Feed feed;

    /**
     * Prepares; {@link #start} begins.
     *
     * @param listener is called on the thread of the feed with each change
     */
    public ResultsFeed(Map<String, String> kafka, String topic, Bounds bounds, Consumer<Feed> listener) {
        this.settings = new KafkaSettings(kafka);
        this.topic = topic;
        this.bounds = bounds;
        this.clock = InstantSource.system();
        this.listener = listener;
        this.feed = Feed.nothing(clock.instant(), bounds);
    }

    /** Begins to read. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** The latest of all. */
    public Feed latest() {
        return feed;
    }

    /** False when the reading has ended, whyever. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** Ends the reading; waits a moment for it. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running(Duration.ZERO)) {
            try (var watch = new TopicWatch(settings.admin(), topic, clock)) {
                follow(watch);
            } catch (RuntimeException e) {
                // a name that cannot be resolved yet, for example; whatever it is, a feed that ends would freeze every
                // page
                LOG.atWarn().addKeyValue("topic", topic).setCause(e).log("the feed begins anew");
                become(new FeedState.Unreachable(clock.instant(), e.toString()));
                running(PAUSE);
            }
        }
    }

    private void follow(TopicWatch watch) {
        while (running(PAUSE)) {
            Sighting sighting = watch.look();
            if (sighting instanceof Sighting.Seen seen) {
                follow(watch, seen.topicId());
                watch.forget();
            } else {
                become(state(sighting, feed.state()));
            }
        }
    }

    /** Reads one topic until it is another one, its offsets are gone, or the program stops. */
    private void follow(TopicWatch watch, String topicId) {
        become(new FeedState.CatchingUp(clock.instant()));
        try (var reader =
                new ResultsReader(settings.consumer(), topic, clock.instant().minus(bounds.duration()))) {
            History empty = History.empty(topicId, reader.start() - 1, bounds);
            History history = catchUp(reader, () -> isSame(watch.look(), topicId), empty);
            while (running(Duration.ZERO) && isSame(watch.look(), topicId)) {
                publish(history);
                become(state(watch.look(), new FeedState.Live(clock.instant())));
                history = grown(history, reader.poll());
            }
        } catch (KafkaException e) {
            LOG.atInfo().addKeyValue("topic", topic).addKeyValue("reason", e).log("the results topic is read anew");
        }
    }

    /** Viewers keep what they had meanwhile: half a history is not shown. */
    private History catchUp(ResultsReader reader, BooleanSupplier same, History empty) {
        History history = empty;
        while (running(Duration.ZERO) && same.getAsBoolean() && !reader.caughtUp()) {
            history = grown(history, reader.poll());
        }
        return history;
    }

    private History grown(History history, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Entry> entries = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            WindowRecord read = WindowReader.read(record.value());
            if (read instanceof WindowRecord.Good good) {
                entries.add(Entry.of(record.offset(), good.window()));
            } else if (read instanceof WindowRecord.Bad bad) {
                feed = feed.withUnreadable();
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("reason", bad.reason())
                        .log("a record of the results topic is no window and was left out");
            }
        }
        feed = feed.withRead(entries.size());
        return history.plus(entries);
    }

    private FeedState state(Sighting sighting, FeedState whenSeen) {
        if (sighting instanceof Sighting.NoTopic) {
            return new FeedState.TopicAbsent(clock.instant());
        }
        return sighting instanceof Sighting.NoBroker away
                ? new FeedState.Unreachable(clock.instant(), away.reason())
                : whenSeen;
    }

    private static boolean isSame(Sighting sighting, String topicId) {
        return !(sighting instanceof Sighting.Seen seen) || seen.topicId().equals(topicId);
    }

    private void publish(History history) {
        if (feed.history() != history) {
            feed = feed.with(history);
            listener.accept(feed);
        }
    }

    private void become(FeedState state) {
        if (!feed.state().getClass().equals(state.getClass())) {
            feed = feed.in(state);
            LOG.atInfo().addKeyValue("topic", topic).addKeyValue("state", state).log("the feed has changed its state");
            listener.accept(feed);
        }
    }

    /** False once the program stops; waits up to {@code pause} for that. */
    private boolean running(Duration pause) {
        try {
            return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
