package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Acts on Kafkas and their node pools as Strimzi's cluster operator does; the Kafka behind all of them is one. */
final class ClusterOperator {
    private static final String KAFKA_VERSION = "4.3.1";
    private static final Set<String> KAFKA_VERSIONS = Set.of("4.2.0", "4.2.1", "4.3.0", KAFKA_VERSION);

    private final StrimziApi api;
    private final StandInKafka kafka;
    private final Patience patience;
    private final PodSets pods;

    ClusterOperator(StrimziApi api, StandInKafka kafka, PodSets pods, Patience patience) {
        this.api = api;
        this.pods = pods;
        this.kafka = kafka;
        this.patience = patience;
    }

    /**
     * One look at a cluster.
     *
     * @param pools of this cluster
     * @param holdsTopics whether its brokers hold partitions
     */
    void look(StrimziObject cluster, List<StrimziObject> pools, boolean holdsTopics) {
        if (cluster.isPaused()) {
            api.status(cluster, paused(cluster));
            return;
        }
        Optional<ObjectNode> problem = problem(cluster, pools);
        if (problem.isPresent()) {
            api.status(cluster, status(cluster, problem.get()).put("kafkaVersion", KAFKA_VERSION));
            return;
        }
        if (cluster.status().isMissingNode()) {
            api.status(cluster, creating());
            return;
        }
        List<String> kept = number(cluster, pools, holdsTopics);
        if (patience.isOver(cluster, state(cluster, pools))) {
            api.status(cluster, ready(cluster, pools, kept));
        }
        pools.stream()
                .filter(pool -> !ids(pool).isEmpty())
                .forEach(pool -> pods.count(cluster, pool, ids(pool).size()));
    }

    /** How many brokers run. */
    static int brokers(List<StrimziObject> pools) {
        return pools.stream()
                .filter(pool -> hasRole(pool, "broker"))
                .mapToInt(pool -> pool.status().path("replicas").asInt())
                .sum();
    }

    private String state(StrimziObject cluster, List<StrimziObject> pools) {
        return cluster.generation() + " " + cluster.isPaused()
                + pools.stream().map(StrimziObject::generation).toList()
                + kafka.authority().hashCode();
    }

    private static Optional<ObjectNode> problem(StrimziObject cluster, List<StrimziObject> pools) {
        String version = cluster.spec().at("/kafka/version").asText(KAFKA_VERSION);
        if (pools.isEmpty()) {
            return invalid(
                    "InvalidConfigurationException", "No KafkaNodePools found for Kafka cluster " + cluster.name());
        }
        if (pools.stream().allMatch(pool -> replicas(pool) == 0)) {
            return invalid(
                    "InvalidResourceException",
                    "KafkaNodePools are enabled, but KafkaNodePools for Kafka cluster " + cluster.name()
                            + " either don't exist or have 0 replicas.");
        }
        if (pools.stream().noneMatch(pool -> hasRole(pool, "controller") && replicas(pool) > 0)) {
            return invalid(
                    "InvalidResourceException",
                    "The Kafka cluster " + cluster.name()
                            + " is invalid: [At least one KafkaNodePool with the controller"
                            + " role and at least one replica is required when KRaft mode is enabled]");
        }
        if (!KAFKA_VERSIONS.contains(version)) {
            return invalid(
                    "UnsupportedKafkaVersionException", "Unsupported Kafka.spec.kafka.version: " + version + ".");
        }
        return portsDiffer(cluster)
                ? Optional.empty()
                : invalid(
                        "InvalidResourceException",
                        "Listener configuration is not valid: [every listener needs to have a unique port number]");
    }

    private static boolean portsDiffer(StrimziObject cluster) {
        Set<Integer> ports = new HashSet<>();
        return stream(cluster.spec().at("/kafka/listeners"))
                .allMatch(listener -> ports.add(listener.path("port").asInt()));
    }

    private static Optional<ObjectNode> invalid(String reason, String message) {
        return Optional.of(StrimziStatus.isTrue("NotReady", reason, message));
    }

    private static ObjectNode creating() {
        return StrimziStatus.of(0, StrimziStatus.isTrue("NotReady", "Creating", "Kafka cluster is being deployed"));
    }

    /** Neither listeners nor versions; the generation that it was paused at. */
    private ObjectNode paused(StrimziObject cluster) {
        return StrimziStatus.of(
                        cluster.status().path("observedGeneration").asLong(),
                        StrimziStatus.isTrue("ReconciliationPaused"))
                .put("clusterId", kafka.clusterId());
    }

    private ObjectNode ready(StrimziObject cluster, List<StrimziObject> pools, List<String> warnings) {
        List<ObjectNode> conditions = new ArrayList<>();
        warnings.forEach(
                warning -> conditions.add(StrimziStatus.isTrue("Warning", "ScaleDownPreventionCheck", warning)));
        conditions.add(StrimziStatus.isTrue("Ready"));
        ObjectNode status = status(cluster, conditions.toArray(ObjectNode[]::new))
                .put("clusterId", kafka.clusterId())
                .put("kafkaVersion", KAFKA_VERSION)
                .put("operatorLastSuccessfulVersion", "1.2.0");
        ArrayNode names = status.putArray("kafkaNodePools");
        pools.forEach(pool -> names.addObject().put("name", pool.name()));
        ArrayNode listeners = status.putArray("listeners");
        stream(cluster.spec().at("/kafka/listeners")).map(this::listener).forEach(listeners::add);
        return status;
    }

    private ObjectNode listener(JsonNode wanted) {
        boolean tls = wanted.path("tls").asBoolean();
        String address = kafka.address(tls, wanted.at("/authentication/type").asText());
        ObjectNode listener = JsonNodeFactory.instance
                .objectNode()
                .put("name", wanted.path("name").asText())
                .put("bootstrapServers", address);
        int colon = address.indexOf(':');
        listener.putArray("addresses")
                .addObject()
                .put("host", address.substring(0, colon))
                .put("port", Integer.parseInt(address.substring(colon + 1)));
        if (tls) {
            listener.putArray("certificates").add(kafka.authority());
        }
        return listener;
    }

    /**
     * The pools' statuses, at once and before any pod is there; a broker that holds partitions stays.
     *
     * @return what is said of brokers that stay
     */
    private List<String> number(StrimziObject cluster, List<StrimziObject> pools, boolean holdsTopics) {
        Set<Integer> taken = pools.stream().flatMap(pool -> ids(pool).stream()).collect(Collectors.toSet());
        List<String> warnings = new ArrayList<>();
        for (StrimziObject pool : pools) {
            var ids = new TreeSet<>(ids(pool));
            boolean stays = holdsTopics && hasRole(pool, "broker") && ids.size() > replicas(pool);
            if (stays) {
                warnings.add("Reverting scale-down of KafkaNodePool %s by changing number of replicas to %d"
                        .formatted(pool.name(), ids.size()));
            }
            while (ids.size() > replicas(pool) && !stays) {
                ids.pollLast();
            }
            for (int id = 0; ids.size() < replicas(pool); id++) {
                if (taken.add(id)) {
                    ids.add(id);
                }
            }
            api.status(pool, poolStatus(cluster, pool, ids));
        }
        return warnings;
    }

    private ObjectNode poolStatus(StrimziObject cluster, StrimziObject pool, Set<Integer> ids) {
        ObjectNode status = StrimziStatus.of(pool.generation())
                .put("clusterId", kafka.clusterId())
                .put("replicas", ids.size())
                .put(
                        "labelSelector",
                        "strimzi.io/cluster=%1$s,strimzi.io/name=%1$s-kafka,strimzi.io/kind=Kafka,strimzi.io/pool-name=%2$s"
                                .formatted(cluster.name(), pool.name()));
        ArrayNode nodes = status.putArray("nodeIds");
        ids.forEach(nodes::add);
        status.set("roles", pool.spec().path("roles"));
        return status;
    }

    private static Set<Integer> ids(StrimziObject pool) {
        return stream(pool.status().path("nodeIds")).map(JsonNode::asInt).collect(Collectors.toSet());
    }

    private static ObjectNode status(StrimziObject cluster, ObjectNode... conditions) {
        return StrimziStatus.of(cluster.generation(), conditions);
    }

    private static int replicas(StrimziObject pool) {
        return pool.spec().path("replicas").asInt();
    }

    private static boolean hasRole(StrimziObject pool, String role) {
        return stream(pool.spec().path("roles"))
                .anyMatch(found -> found.asText().equals(role));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
