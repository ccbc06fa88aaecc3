package io.clickanalytics.local.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the windows that are published from now on, on a thread of its own. */
final class ResultFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ResultWindow> windows;
    private final Thread thread;
    private final CompletableFuture<Void> passed = new CompletableFuture<>();
    private volatile Instant last = Instant.MAX;

    private ResultFeed(String bootstrap, Consumer<ResultWindow> windows) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.windows = windows;
        thread = new Thread(this::read, "windows");
        thread.setDaemon(true);
    }

    /** Hands over each window as it is published; the topic exists. */
    static ResultFeed started(String bootstrap, String topic, Consumer<ResultWindow> windows) {
        var feed = new ResultFeed(bootstrap, windows);
        List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
        feed.consumer.assign(partition);
        feed.consumer.seekToEnd(partition);
        feed.consumer.position(partition.get(0));
        feed.thread.start();
        return feed;
    }

    /** Done when every window that holds the moment is published, as far as it is counted by then. Asked once. */
    CompletableFuture<Void> passed(Instant moment) {
        last = moment;
        return passed.copy();
    }

    private void read() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(this::show);
            }
        } catch (WakeupException closed) {
            LOG.debug("closed");
        } catch (KafkaException e) {
            LOG.error("the windows can no longer be shown here", e);
        }
    }

    private void show(ConsumerRecord<byte[], byte[]> published) {
        try {
            ResultWindow window = ResultWindow.of(published.value());
            windows.accept(window);
            // Windows are published in order: one that begins later comes after all that hold the moment.
            if (window.start().isAfter(last)) {
                passed.complete(null);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the result at offset {} cannot be shown", published.offset(), e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
