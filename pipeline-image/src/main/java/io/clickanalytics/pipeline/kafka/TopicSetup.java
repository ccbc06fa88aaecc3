package io.clickanalytics.pipeline.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and verifies the others; alters and deletes none. */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final String POLICY = "cleanup.policy";

    private final Admin admin;

    /** Works through a client that it does not close. */
    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes sure that the topics are there; one that belongs to others is waited for.
     *
     * @throws IllegalStateException when a topic is not as wanted, with found, wanted and what to do
     */
    public void ensure(Collection<WantedTopic> topics) throws InterruptedException {
        for (WantedTopic topic : topics) {
            verify(topic, find(topic));
        }
    }

    /** How long a topic keeps its records; empty when for ever. */
    public Optional<Duration> retention(String topic) throws InterruptedException {
        long milliseconds = Long.parseLong(config(topic, "retention.ms"));
        return milliseconds < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
    }

    private String config(String topic, String key) throws InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return get(admin.describeConfigs(List.of(resource)).all())
                .values()
                .iterator()
                .next()
                .get(key)
                .value();
    }

    private TopicDescription find(WantedTopic topic) throws InterruptedException {
        while (true) {
            try {
                return get(admin.describeTopics(List.of(topic.name())).allTopicNames())
                        .values()
                        .iterator()
                        .next();
            } catch (UnknownTopicOrPartitionException e) {
                if (topic.create()) {
                    create(topic);
                } else {
                    LOG.atWarn()
                            .addKeyValue("topic", topic.name())
                            .log("waiting for a topic that somebody else creates");
                    TimeUnit.SECONDS.sleep(5);
                }
            } catch (RetriableException e) {
                LOG.atWarn()
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("cause", e.getMessage())
                        .log("waiting for Kafka");
            }
        }
    }

    private void create(WantedTopic topic) throws InterruptedException {
        try {
            get(admin.createTopics(List.of(topic.toCreate())).all());
            LOG.atInfo().addKeyValue("topic", topic.name()).log("created a topic");
        } catch (TopicExistsException e) {
            LOG.atDebug().addKeyValue("topic", topic.name()).log("somebody else created the topic");
        }
    }

    private void verify(WantedTopic topic, TopicDescription found) throws InterruptedException {
        String policy = topic.config().get(POLICY);
        if (policy == null) {
            return;
        }
        if (topic.partitions() == 1 && found.partitions().size() != 1) {
            throw new IllegalStateException(
                    "topic %s has %d partitions; wanted 1; name another topic or delete this one"
                            .formatted(topic.name(), found.partitions().size()));
        }
        String foundPolicy = config(topic.name(), POLICY);
        if (!policy.equals(foundPolicy)) {
            throw new IllegalStateException("topic %s has %s=%s; wanted %s; name another topic or change its policy"
                    .formatted(topic.name(), POLICY, foundPolicy, policy));
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
