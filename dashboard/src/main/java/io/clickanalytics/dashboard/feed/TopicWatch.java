package io.clickanalytics.dashboard.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the brokers for the topic again and again, never waiting for an answer; of one thread. */
final class TopicWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String topic;
    private final InstantSource clock;
    private KafkaFuture<TopicDescription> question;
    private Instant askedAt;
    private Sighting latest = new Sighting.Unknown();

    TopicWatch(Map<String, Object> settings, String topic, InstantSource clock) {
        this.admin = Admin.create(settings);
        this.topic = topic;
        this.clock = clock;
        this.askedAt = clock.instant();
        this.question = ask();
    }

    /** The latest answer. */
    Sighting look() {
        if (question.isDone()) {
            latest = answer(question);
            askAgainInTime();
        }
        return latest;
    }

    /** Asks anew: what was seen before may no longer be so. */
    void forget() {
        latest = new Sighting.Unknown();
        askedAt = clock.instant();
        question = ask();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private void askAgainInTime() {
        Instant now = clock.instant();
        if (!now.isBefore(askedAt.plus(PAUSE))) {
            askedAt = now;
            question = ask();
        }
    }

    private KafkaFuture<TopicDescription> ask() {
        return Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic), "asked for, so answered");
    }

    private static Sighting answer(KafkaFuture<TopicDescription> question) {
        try {
            return new Sighting.Seen(question.get().topicId().toString());
        } catch (ExecutionException e) {
            return sighting(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sighting.Unknown();
        }
    }

    /** A name that Kafka refuses never becomes a topic. */
    private static Sighting sighting(@Nullable Throwable failure) {
        return failure instanceof UnknownTopicOrPartitionException || failure instanceof InvalidTopicException
                ? new Sighting.NoTopic()
                : new Sighting.NoBroker(String.valueOf(failure));
    }
}
