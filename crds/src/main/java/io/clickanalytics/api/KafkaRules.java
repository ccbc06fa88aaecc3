package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.InputTopic;
import io.clickanalytics.api.v1alpha1.Kafka;
import io.clickanalytics.api.v1alpha1.KafkaClients;
import io.clickanalytics.api.v1alpha1.ManagedKafka;
import io.clickanalytics.api.v1alpha1.ResultsTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules of {@code spec.kafka}. */
final class KafkaRules {
    static final String KAFKA = "spec.kafka";
    static final String INPUT = "spec.kafka.input";
    static final String RESULTS = "spec.kafka.results";

    private static final String INPUT_TOPIC = INPUT + ".topic";
    private static final String RESULTS_TOPIC = RESULTS + ".topic";
    private static final String PAPER_TOPIC = RESULTS + ".paperTopic";
    private static final String DEAD_LETTERS = KAFKA + ".deadLetters";
    private static final String CLUSTER = KAFKA + ".cluster";
    private static final String MANAGED = KAFKA + ".managed";
    private static final String BOOTSTRAP = KAFKA + ".bootstrapServers";
    private static final String CLIENT_PROPERTIES = KAFKA + ".clients.properties";
    private static final int MAX_PORT = 65_535;

    static final List<Rule> RULES = List.of(
            new Rule(List.of(CLUSTER, MANAGED, BOOTSTRAP), spec -> oneCluster(spec.kafka())),
            new Rule(List.of(BOOTSTRAP), spec -> ports(spec.kafka())),
            new Rule(List.of(INPUT_TOPIC, RESULTS_TOPIC, PAPER_TOPIC, DEAD_LETTERS), KafkaRules::topics),
            new Rule(List.of(MANAGED, INPUT, RESULTS), spec -> replicas(spec.kafka())),
            new Rule(
                    List.of(CLIENT_PROPERTIES),
                    spec -> clientProperties(spec.kafka().clients())));

    private KafkaRules() {}

    private static Stream<Problem> oneCluster(Kafka kafka) {
        Map<String, Boolean> choices = new LinkedHashMap<>();
        choices.put("cluster", kafka.cluster() != null);
        choices.put("managed", kafka.managed() != null);
        choices.put("bootstrapServers", kafka.bootstrapServers() != null);
        List<String> given = choices.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (given.size() == 1) {
            return Stream.empty();
        }
        return Stream.of(new Problem(
                KAFKA,
                given.isEmpty() ? "no Kafka cluster" : String.join(" and ", given),
                "exactly one of cluster (an existing Strimzi cluster), managed (the operator makes one) and "
                        + "bootstrapServers (any other Kafka)",
                given.isEmpty() ? "add one" : "keep one"));
    }

    private static Stream<Problem> ports(Kafka kafka) {
        String addresses = kafka.bootstrapServers();
        return addresses == null
                ? Stream.empty()
                : Stream.of(addresses.split(",")).filter(KafkaRules::hasNoPort).map(KafkaRules::noPort);
    }

    private static boolean hasNoPort(String address) {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return port < 1 || port > MAX_PORT;
    }

    private static Problem noPort(String address) {
        return new Problem(BOOTSTRAP, address, "a port from 1 to " + MAX_PORT, "correct the port");
    }

    /** All topics of one resource are different ones, also for Kafka's metrics, which make '.' and '_' the same. */
    private static Stream<Problem> topics(ClickAnalyticsSpec spec) {
        List<Topic> topics = topics(spec.kafka());
        Stream<Problem> same = IntStream.range(0, topics.size()).boxed().flatMap(i -> topics.subList(0, i).stream()
                .filter(topics.get(i)::isSameAs)
                .limit(1)
                .map(topics.get(i)::clash));
        return Stream.concat(same, topics.stream().filter(Topic::isDots).map(Topic::noName));
    }

    private static List<Topic> topics(Kafka kafka) {
        ResultsTopic results = kafka.results();
        List<Topic> topics = new ArrayList<>();
        topics.add(new Topic(INPUT_TOPIC, kafka.input().topic()));
        topics.add(new Topic(RESULTS_TOPIC, results.topic()));
        topics.add(new Topic(RESULTS_TOPIC + " (its state topic)", results.stateTopic()));
        if (results.paperTopic() != null) {
            topics.add(new Topic(PAPER_TOPIC, results.paperTopic()));
        }
        if (kafka.deadLetters() != null) {
            topics.add(new Topic(DEAD_LETTERS + ".topic", kafka.deadLetters().topic()));
        }
        return topics;
    }

    private record Topic(String path, String name) {
        boolean isSameAs(Topic other) {
            return name.replace('.', '_').equals(other.name.replace('.', '_'));
        }

        Problem clash(Topic other) {
            String why = name.equals(other.name) ? "" : ", because Kafka takes '.' and '_' for the same";
            return new Problem(path, name, "another topic than " + other.path + " has" + why, "choose another name");
        }

        boolean isDots() {
            return name.equals(".") || name.equals("..");
        }

        Problem noName() {
            return new Problem(path, name, "a topic name other than . and ..", "choose another name");
        }
    }

    private static Stream<Problem> replicas(Kafka kafka) {
        ManagedKafka managed = kafka.managed();
        if (managed == null) {
            return Stream.empty();
        }
        InputTopic input = kafka.input();
        Integer results = kafka.results().replicas();
        // what results do not say they take from the input, also from one that is not made
        boolean counts = input.managed() || results == null;
        return Stream.concat(
                tooMany(INPUT + ".replicas", counts ? input.replicas() : 1, managed.brokers()),
                tooMany(RESULTS + ".replicas", results == null ? 1 : results, managed.brokers()));
    }

    private static Stream<Problem> tooMany(String path, int replicas, int brokers) {
        return replicas <= brokers
                ? Stream.empty()
                : Stream.of(new Problem(
                        path,
                        replicas + " replicas",
                        "at most one for each of the " + brokers + " brokers",
                        "lower it, or raise " + MANAGED + ".brokers"));
    }

    private static Stream<Problem> clientProperties(KafkaClients clients) {
        Map<String, String> properties = clients.properties();
        return properties == null
                ? Stream.empty()
                : properties.entrySet().stream().flatMap(entry -> clientProperty(entry.getKey(), entry.getValue()));
    }

    private static Stream<Problem> clientProperty(String key, String value) {
        String path = CLIENT_PROPERTIES + "[\"" + key + "\"]";
        if (KafkaClients.ours(key)) {
            return Stream.of(new Problem(
                    path,
                    "a setting of the programs themselves",
                    "none of these, because counting exactly once depends on them",
                    "remove it"));
        }
        return OpenSecret.in(key, value)
                ? Stream.of(new Problem(
                        path,
                        "a secret that everybody who reads this resource sees",
                        "it in a Secret",
                        "move it to the entry client.properties of a Secret and name that in " + KAFKA
                                + ".clients.secret"))
                : Stream.empty();
    }
}
