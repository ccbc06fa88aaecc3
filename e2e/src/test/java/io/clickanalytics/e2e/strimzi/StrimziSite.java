package io.clickanalytics.e2e.strimzi;

import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OperatorAccount;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An operator that serves one namespace and looks at the Kafkas of another, and a stand-in of Strimzi that serves both.
 *
 * @param shop where the resources are
 * @param kafka where Kafka is that belongs to others
 * @param strimzi acts in both
 * @param account the operator's, by kubectl
 * @param operator the one under test
 * @param deleteSeconds how long its operators wait in a step of a deletion before they give it up
 */
public record StrimziSite(
        InNamespace shop,
        InNamespace kafka,
        StandInStrimzi strimzi,
        Kubectl account,
        OperatorProcess operator,
        int deleteSeconds)
        implements AutoCloseable {
    /** Where Strimzi answers, which on a busy machine takes its time: no step is to be given up. */
    private static final int PATIENT = 60;

    /** The steps of a deletion: driver, topics, Kafka. */
    private static final int STEPS = 3;

    /** No dashboard, and a driver that fits on no node. */
    private static final String SMALL = "{dashboard: {replicas: 0}, spark: {driver: {cpu: \"1000\"}}}";

    private static final String WITHOUT_ADDRESS = "{kafka: {bootstrapServers: null, input: {replicas: 1}}}";

    /** With namespaces of its own; for tests in which Strimzi answers whoever deletes. */
    public static StrimziSite started(TestCluster cluster) {
        return started(cluster, PATIENT);
    }

    /** The same with operators that wait so long in a step of a deletion. */
    public static StrimziSite started(TestCluster cluster, int deleteSeconds) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        var shop = new InNamespace(cluster.kubectl(), "shop-" + id);
        var kafka = new InNamespace(cluster.kubectl(), "kafka-" + id);
        cluster.kubectl().run("create", "namespace", shop.name());
        cluster.kubectl().run("create", "namespace", kafka.name());
        Path folder = Documents.ROOT.resolve("e2e/target/strimzi").resolve(id).toAbsolutePath();
        Kubectl account = OperatorAccount.in(shop.name(), shop.kubectl());
        OperatorAccount.mayUseKafkaIn(kafka.name(), shop.name(), shop.kubectl());
        StandInStrimzi strimzi = StandInStrimzi.started(cluster.client(), folder, Set.of(shop.name(), kafka.name()));
        return new StrimziSite(
                shop,
                kafka,
                strimzi,
                account,
                launch(shop, kafka, account, deleteSeconds, Map.of()).whenReady(),
                deleteSeconds);
    }

    /** One more operator of this site, just started, that reaches the API server by a proxy. */
    public OperatorProcess unready(ApiProxy proxy) {
        Path kubeconfig = proxy.kubeconfig(OperatorProcess.folder());
        return launch(shop, kafka, account, deleteSeconds, Map.of("KUBECONFIG", kubeconfig.toString()));
    }

    /** A proxy before the cluster; who comes by it has the rights of the operator. */
    public ApiProxy proxy() {
        return ApiProxy.before(OperatorAccount.config(account));
    }

    private static OperatorProcess launch(
            InNamespace shop, InNamespace kafka, Kubectl account, int deleteSeconds, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CLICKANALYTICS_CLUSTER_ID", "of-a-test",
                "CLICKANALYTICS_NAMESPACES", shop.name(),
                "CLICKANALYTICS_KAFKA_NAMESPACES", kafka.name(),
                "CLICKANALYTICS_DELETE_SECONDS", Integer.toString(deleteSeconds)));
        environment.putAll(more);
        return OperatorProcess.launch(account, shop.name(), environment);
    }

    /** Deletes resources; returns when they are gone, be it that every step is given up. */
    public void delete(String... resources) {
        Stream<String> command =
                Stream.of("delete", "clickanalytics", "--timeout=" + (STEPS * deleteSeconds + 30) + "s");
        shop.run(Stream.concat(command, Stream.of(resources)).toArray(String[]::new));
    }

    /** Has the {@link #cluster} named {@code clicks} where Kafka is, for resources of every namespace. */
    public void shareClicks() {
        kafka.apply(cluster("clicks"));
        kafka.run("annotate", "--overwrite", "kafka/clicks", "clickanalytics.io/allowed-namespaces=*");
    }

    /** A cluster with a controller, a broker, and listeners {@code plain}, {@code tls} and {@code scram}. */
    public static String cluster(String name) {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: Kafka
                metadata: {name: %1$s}
                spec:
                  kafka:
                    listeners:
                    - {name: plain, port: 9092, type: internal, tls: false}
                    - {name: tls, port: 9093, type: internal, tls: true}
                    - {name: scram, port: 9094, type: internal, tls: true, authentication: {type: scram-sha-512}}
                  entityOperator: {topicOperator: {}, userOperator: {}}
                ---
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaNodePool
                metadata: {name: %1$s-nodes, labels: {strimzi.io/cluster: %1$s}}
                spec:
                  replicas: 1
                  roles: [controller, broker]
                  storage: {type: jbod, volumes: [{id: 0, type: ephemeral}]}
                """.formatted(name);
    }

    /** A resource whose topics all begin with its name, on a Kafka that the spec names. */
    public static String resource(String name, String... specs) {
        Stream<String> common = Stream.of(
                SMALL,
                WITHOUT_ADDRESS,
                "{kafka: {input: {topic: %1$s-in}, results: {topic: %1$s-out}}}".formatted(name));
        return Documents.resource(name, Stream.concat(common, Stream.of(specs)).toArray(String[]::new));
    }

    /** Nothing waits for anything any more, and both namespaces go. */
    @Override
    public void close() {
        operator.close();
        strimzi.close();
        shop.kubectl().run("delete", "namespace", shop.name(), kafka.name(), "--wait=false", "--ignore-not-found");
        for (InNamespace namespace : Set.of(shop, kafka)) {
            free(namespace, "kafkatopics");
            free(namespace, "clickanalytics");
        }
    }

    /** Takes the finalizers away. */
    public static void free(InNamespace namespace, String kind) {
        for (String object : namespace.run("get", kind, "-o", "name").lines().toList()) {
            namespace
                    .kubectl()
                    .ask(
                            "",
                            "-n",
                            namespace.name(),
                            "patch",
                            object,
                            "--type=merge",
                            "-p",
                            "{\"metadata\":{\"finalizers\":null}}");
        }
    }
}
