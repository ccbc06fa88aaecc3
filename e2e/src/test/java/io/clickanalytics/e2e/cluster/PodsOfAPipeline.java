package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Documents;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource whose pods run.
 *
 * @param kubectl for an administrator
 * @param client the same, for what is asked again and again: a kubectl each time would slow down what it waits for
 * @param namespace of the resource
 * @param name of the resource
 */
public record PodsOfAPipeline(Kubectl kubectl, KubernetesClient client, String namespace, String name)
        implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Another resource of its namespace. */
    public PodsOfAPipeline beside(String other) {
        return new PodsOfAPipeline(kubectl, client, namespace, other);
    }

    /** kubectl in its namespace. */
    public String in(String... arguments) {
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--namespace";
        all[arguments.length + 1] = namespace;
        return kubectl.run(all);
    }

    /** The uid of the driver's pod; empty when there is none. */
    public String driver() {
        return in("get", "pods", name + "-driver-0", "--ignore-not-found", "-o", "jsonpath={.metadata.uid}");
    }

    /** The image of the driver's pod; empty when there is none. */
    public String imageOfDriver() {
        return in(
                "get", "pods", name + "-driver-0", "--ignore-not-found", "-o", "jsonpath={.spec.containers[0].image}");
    }

    /** What is said of this field of a condition of the resource; empty when it has none. */
    public String condition(String type, String field) {
        return in(
                "get",
                "clickanalytics/" + name,
                "-o",
                "jsonpath={.status.conditions[?(@.type==\"" + type + "\")]." + field + "}");
    }

    /** Returns when all pods of the operator work. */
    public void awaitOperator() {
        in("rollout", "status", "deployment/clickanalytics-operator", "--timeout=360s");
    }

    /** Names of the pods of executors, one a line. */
    public String executors() {
        return in("get", "pods", "--selector=app.kubernetes.io/component=executor", "--output=name");
    }

    /** One of the executors that run, {@code pod/NAME}: none that is told to go, or waits for a place. */
    public String runningExecutor() {
        return in(
                        "get",
                        "pods",
                        "--selector=app.kubernetes.io/component=executor",
                        "--field-selector=status.phase=Running",
                        "--output=go-template={{range .items}}{{if not .metadata.deletionTimestamp}}"
                                + "pod/{{.metadata.name}}{{\"\\n\"}}{{end}}{{end}}")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Asks for the end of a pod, {@code pod/NAME}, as the drain of a node does: refused where its budget has no room. */
    public void evict(String pod) {
        String name = pod.substring(pod.indexOf('/') + 1);
        kubectl.feed(
                "{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"%s\"}}"
                        .formatted(name),
                "create",
                "--raw",
                proxy("pods/" + name + "/eviction"),
                "-f",
                "-");
    }

    /** Returns what the driver says of itself as soon as it is so. */
    public JsonNode untilDriver(String what, Duration within, Predicate<JsonNode> so) {
        return await(what).atMost(within).pollInterval(POLL).until(this::status, so);
    }

    /** Whether a window that ended after this moment is published. */
    public static Predicate<JsonNode> hasPublishedAfter(Instant moment) {
        return status -> status.hasNonNull("lastWindowEnd")
                && Instant.parse(status.get("lastWindowEnd").asText()).isAfter(moment);
    }

    /** Whether so many executors are wanted and there. */
    public static Predicate<JsonNode> hasExecutors(int number) {
        return status -> status.path("executors").path("desired").asInt() == number
                && status.path("executors").path("running").asInt() == number;
    }

    /** What the driver says of itself; an empty document while it does not answer. */
    public JsonNode status() {
        try {
            String answer = client.raw(proxy("pods/" + name + "-driver-0:8080/proxy/status"));
            return Documents.parse(answer == null ? "{}" : answer);
        } catch (KubernetesClientException e) {
            return Documents.parse("{}");
        }
    }

    /** The driver's metrics; throws while it does not answer. */
    public String metrics() {
        return client.raw(proxy("pods/" + name + "-driver-0:8080/proxy/metrics"));
    }

    /** The windows that the dashboard shows, through its service. */
    public JsonNode windows() {
        return Documents.parse(client.raw(proxy("services/" + name + "-dashboard:http/proxy/api/windows?limit=5000")));
    }

    /** Where the dashboard's pods are that are ready, each {@code host:port}. */
    public Set<String> dashboards() {
        String all = in(
                "get",
                "endpointslices",
                "--selector=kubernetes.io/service-name=" + name + "-dashboard",
                "--output=go-template={{range .items}}{{$port := (index .ports 0).port}}{{range .endpoints}}"
                        + "{{if .conditions.ready}}{{index .addresses 0}}:{{$port}} {{end}}{{end}}{{end}}");
        return Stream.of(all.split(" "))
                .filter(address -> !address.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the dashboard shows a window that ended after this moment. */
    public boolean shows(Instant moment) {
        return windows().findValues("end").stream().anyMatch(end -> end.asLong() > moment.toEpochMilli());
    }

    /** Starts a second driver with all that the first one has, but for what a StatefulSet and a Service find it by. */
    public void copyOfDriver(String copy) {
        var pod = (ObjectNode) Documents.parse(in("get", "pod", name + "-driver-0", "-o", "json"));
        pod.remove("status");
        pod.putObject("metadata").put("name", copy).put("namespace", namespace);
        ObjectNode spec = pod.withObject("spec");
        spec.remove("nodeName");
        spec.put("restartPolicy", "Never").put("hostname", copy);
        kubectl.feed(pod.toString(), "create", "-f", "-");
    }

    private String proxy(String path) {
        return "/api/v1/namespaces/" + namespace + "/" + path;
    }

    /** What the pipeline is told. */
    public Map<String, String> settings() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(
                    in("get", "configmaps", name + "-pipeline", "-o", "jsonpath={.data.settings\\.properties}")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    /** Names of all that the resource has made and that is still there. */
    public String remains() {
        return in(
                "get",
                "pods,services,configmaps,secrets,serviceaccounts,statefulsets,deployments,replicasets,roles,rolebindings,"
                        + "poddisruptionbudgets,networkpolicies,ingresses",
                "--selector=app.kubernetes.io/instance=" + name,
                "--output=name");
    }

    /** Deletes the resource, and the namespace with its operator. */
    @Override
    public void close() {
        in("delete", "clickanalytics", "--all", "--timeout=120s");
        kubectl.run("delete", "namespace", namespace, "--ignore-not-found", "--timeout=120s");
    }
}
