package io.clickanalytics.pipeline.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and verifies the others; alters and deletes none. */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** A Kafka that is away is told of in time; the client's own patience with it is a minute, whatever its options say. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final Consumer<String> waiting;

    /**
     * Works through a client that it does not close.
     *
     * @param waiting told what is waited for
     */
    public TopicSetup(Admin admin, Consumer<String> waiting) {
        this.admin = admin;
        this.waiting = waiting;
    }

    /**
     * Makes sure that the topics are there; one that belongs to others is waited for.
     *
     * @return where they fall short of what is wanted
     * @throws IllegalStateException when a topic cannot be used, with found, wanted and what to do
     */
    public List<String> ensure(Collection<WantedTopic> topics) throws InterruptedException {
        List<String> shortcomings = new ArrayList<>();
        for (WantedTopic topic : topics) {
            TopicDescription found = find(topic);
            // one without a policy is the input, which may be anybody's
            if (topic.config().containsKey(WantedTopic.POLICY)) {
                Map<String, String> config = config(topic.name());
                requireUsable(topic, found, config);
                int replicas = found.partitions().get(0).replicas().size();
                shortcomings.addAll(topic.shortcomings(config, replicas));
            }
        }
        return shortcomings;
    }

    /** How long a topic keeps its records; empty when for ever. */
    public Optional<Duration> retention(String topic) throws InterruptedException {
        long milliseconds = Long.parseLong(config(topic).getOrDefault("retention.ms", "-1"));
        return milliseconds < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
    }

    private Map<String, String> config(String topic) throws InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> config = new HashMap<>();
        get(admin.describeConfigs(List.of(resource)).all()).values().forEach(found -> found.entries()
                .forEach(entry -> config.put(entry.name(), entry.value())));
        return config;
    }

    private TopicDescription find(WantedTopic topic) throws InterruptedException {
        while (true) {
            try {
                return soon(admin.describeTopics(List.of(topic.name())).allTopicNames())
                        .values()
                        .iterator()
                        .next();
            } catch (UnknownTopicOrPartitionException e) {
                if (topic.create()) {
                    create(topic);
                } else {
                    waitFor("topic %s is not there yet; it is created by its owner".formatted(topic.name()));
                }
            } catch (RetriableException e) {
                waitFor("Kafka did not answer what %s is: %s".formatted(topic.name(), e.getMessage()));
            }
        }
    }

    private void waitFor(String what) throws InterruptedException {
        LOG.atDebug().addKeyValue("for", what).log("waiting");
        waiting.accept(what);
        TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
    }

    private void create(WantedTopic topic) throws InterruptedException {
        try {
            get(admin.createTopics(List.of(topic.toCreate())).all());
            LOG.atInfo().addKeyValue("topic", topic.name()).log("created a topic");
        } catch (TopicExistsException e) {
            LOG.atDebug().addKeyValue("topic", topic.name()).log("somebody else created the topic");
        }
    }

    /** Another policy or more partitions would lose or mix up what is written; all else is only worse than it could be. */
    private static void requireUsable(WantedTopic topic, TopicDescription found, Map<String, String> config) {
        String policy = topic.config().get(WantedTopic.POLICY);
        if (topic.partitions() == 1 && found.partitions().size() != 1) {
            throw new IllegalStateException(
                    "topic %s has %d partitions; wanted 1; name another topic or delete this one"
                            .formatted(topic.name(), found.partitions().size()));
        }
        String foundPolicy = config.get(WantedTopic.POLICY);
        if (!Objects.equals(policy, foundPolicy)) {
            throw new IllegalStateException("topic %s has %s=%s; wanted %s; name another topic or change its policy"
                    .formatted(topic.name(), WantedTopic.POLICY, foundPolicy, policy));
        }
    }

    private static <T> T soon(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("no answer in " + PATIENCE.toSeconds() + " s", e);
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
