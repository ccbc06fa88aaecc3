package io.clickanalytics.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Documents;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/**
 * A namespace of one test class in which resources are made by kubectl; drivers in it are stand-ins, and the operators that
 * are started for it serve no other.
 */
public final class TestNamespace implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(3);
    /** The driver fits on no real node: its pod is the stand-in's. */
    private static final String SMALL = "{dashboard: {replicas: 0}, spark: {driver: {cpu: \"1000\"}}}";

    private final TestCluster cluster;
    private final Kubectl kubectl;
    private final Kubectl account;
    private final String name;
    private final StandInNode node;
    private final StandInDriver driver;

    /** Makes it, and the resource's kind in the cluster. */
    public TestNamespace(TestCluster cluster, String prefix) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        this.name = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
        kubectl.run("create", "namespace", name);
        account = OperatorAccount.in(name, kubectl);
        driver = new StandInDriver();
        node = new StandInNode(cluster.client(), name, driver);
    }

    public String name() {
        return name;
    }

    /** That of an administrator. */
    public Kubectl kubectl() {
        return kubectl;
    }

    /** All drivers in it. */
    public StandInDriver driver() {
        return driver;
    }

    /** An operator that is alone here. */
    public OperatorProcess operator() {
        return operator("only", Map.of());
    }

    /** An operator that reaches the API server by a proxy; when it works. */
    public OperatorProcess operator(ApiProxy proxy) {
        return unready(proxy).whenReady();
    }

    /** The same, just started. */
    public OperatorProcess unready(ApiProxy proxy) {
        Path kubeconfig = proxy.kubeconfig(OperatorProcess.folder());
        return launch("proxied", Map.of("KUBECONFIG", kubeconfig.toString()));
    }

    /** One of several operators; when it works. */
    public OperatorProcess operator(String identity, Map<String, String> more) {
        return launch(identity, more).whenReady();
    }

    private OperatorProcess launch(String identity, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CLICKANALYTICS_NAMESPACES", name,
                "CLICKANALYTICS_CLUSTER_NAMESPACE", name,
                "CLICKANALYTICS_LEASE_NAMESPACE", name,
                "CLICKANALYTICS_IDENTITY", identity));
        environment.putAll(more);
        return OperatorProcess.launch(account, name + "-" + identity, environment);
    }

    /** A proxy before this cluster; who comes by it has the rights of the operator. */
    public ApiProxy proxy() {
        return ApiProxy.before(OperatorAccount.config(account));
    }

    /** Makes a resource with results of its own; these are merged into its spec. */
    public void apply(String resource, String... specs) {
        kubectl.feed(document(resource, specs), "-n", name, "apply", "-f", "-");
    }

    /** A resource with results of its own; these are merged into its spec. */
    public static String document(String resource, String... specs) {
        String results = "{kafka: {results: {topic: out-" + resource + "}}}";
        return Documents.resource(
                resource,
                Stream.concat(Stream.of(SMALL, results), Stream.of(specs)).toArray(String[]::new));
    }

    /** Makes one and returns when data flows. */
    public void ready(String resource) {
        apply(resource);
        executor(resource);
        in("wait", "--for=condition=Ready", "clickanalytics/" + resource, "--timeout=180s");
    }

    /** Merges into a resource. */
    public void patch(String resource, String patch) {
        in("patch", "clickanalytics/" + resource, "--type=merge", "-p", patch);
    }

    /** Wants so many, as {@code kubectl scale} does, and quicker. */
    public void executors(String resource, int count) {
        cluster.client()
                .genericKubernetesResources("clickanalytics.io/v1alpha1", "ClickAnalytics")
                .inNamespace(name)
                .withName(resource)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\": {\"spark\": {\"executors\": %d}}}".formatted(count));
    }

    /** Makes one, as the driver does. */
    public void executor(String resource) {
        StandInExecutor.create(cluster.client(), name, resource);
    }

    /** Deletes every resource, and the pods that nobody owns. */
    public void clear() {
        driver.committing(true);
        driver.taking(true);
        in("delete", "clickanalytics", "--all", "--timeout=180s");
        in("delete", "pods", "--all", "--timeout=180s");
    }

    /** A field of a condition; empty when there is none. */
    public String condition(String resource, String type, String field) {
        return in(
                "get",
                "clickanalytics/" + resource,
                "-o",
                "jsonpath={.status.conditions[?(@.type==\"" + type + "\")]." + field + "}");
    }

    /** Whether all programs of a resource have run as they were wanted. */
    public boolean settled(String resource) {
        String record = "configmap/" + resource + "-applied";
        return in("get", record, "--ignore-not-found", "-o", "jsonpath={.data.settled}")
                .equals("true");
    }

    /** Whether kubectl finds it. */
    public boolean exists(String object) {
        return kubectl.ask("", "-n", name, "get", object).code() == 0;
    }

    /** Whether kubectl does it in this namespace; what is not there counts as deleted. */
    public boolean deletes(String... objects) {
        String[] all = Stream.concat(Stream.of("-n", name, "delete", "--ignore-not-found"), Stream.of(objects))
                .toArray(String[]::new);
        return kubectl.ask("", all).code() == 0;
    }

    /** kubectl in this namespace. */
    public String in(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("-n", name), Stream.of(arguments)).toArray(String[]::new);
        return kubectl.run(all);
    }

    /** The objects that the operator made, without what is different each time. */
    public String children() {
        return Children.of(in("get", Children.KINDS, "-l", Children.OURS, "-o", "json"));
    }

    /** All that the operator made; what it makes again stays. */
    public void deleteChildren() {
        in("delete", Children.MADE, "-l", Children.OURS, "--wait=false");
    }

    /** Waits until it is so. */
    public static void soon(Callable<Boolean> holds) {
        patiently().until(holds);
    }

    /** Waits until it is this. */
    public static void until(String wanted, Callable<String> found) {
        patiently().untilAsserted(() -> assertThat(found.call()).isEqualTo(wanted));
    }

    /** A kubectl that fails is no answer, and tried again; when the time is over the last failure is the cause. */
    private static ConditionFactory patiently() {
        return await().atMost(SOON).ignoreExceptionsInstanceOf(IllegalStateException.class);
    }

    /** Looks again and again for so long. */
    public static void stays(Duration time, Callable<Boolean> holds) {
        await().during(time)
                .atMost(time.plusSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(holds);
    }

    @Override
    public void close() {
        driver.close();
        kubectl.run("delete", "namespace", name, "--timeout=180s");
        node.close();
    }

    /** What of an operator's objects can be compared. */
    static final class Children {
        static final String OURS = "app.kubernetes.io/managed-by=clickanalytics-operator";
        static final String MADE = "services,deployments,statefulsets,configmaps,secrets,serviceaccounts,roles,"
                + "rolebindings,networkpolicies,poddisruptionbudgets,ingresses";
        static final String KINDS = "all," + MADE;

        private static final List<String> CHANGING = List.of(
                "uid",
                "resourceVersion",
                "creationTimestamp",
                "generation",
                "managedFields",
                "status",
                "clusterIP",
                "clusterIPs");

        private Children() {}

        static String of(String list) {
            var lines = new StringBuilder();
            Documents.parse(list).get("items").forEach(item -> {
                if (!"Pod".equals(item.get("kind").asText())) {
                    CHANGING.forEach(key -> item.findParents(key).forEach(parent -> ((ObjectNode) parent).remove(key)));
                    lines.append(item).append('\n');
                }
            });
            return lines.toString();
        }
    }
}
