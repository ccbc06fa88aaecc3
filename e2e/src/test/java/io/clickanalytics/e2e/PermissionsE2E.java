package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.GatewayApi;
import io.clickanalytics.e2e.cluster.Interference;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.Rights;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.harness.Documents;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The operator lives a whole life, with everything that a resource can ask for, by the rights that it is installed with: it
 * is refused nothing, and it makes use of each of them.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionsE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int FORBIDDEN = 403;
    /** Asked for by others: by the admission plugin OwnerReferencesPermissionEnforcement, and by the Operator SDK's start. */
    private static final List<String> NOT_BY_REQUESTS =
            List.of("clickanalytics.io/clickanalytics/finalizers update", "coordination.k8s.io/leases update");

    private static final String OUTSIDE = "dashboard: {replicas: 2, ingress: {host: plain.example.com}}";

    private final TestNamespace namespace;

    PermissionsE2E(TestCluster cluster) {
        namespace = new TestNamespace(cluster, "permissions");
    }

    @BeforeAll
    void installNeighbours() {
        GatewayApi.install(namespace.kubectl());
    }

    @AfterAll
    void remove() {
        GatewayApi.remove(namespace.kubectl());
        namespace.close();
    }

    @Test
    void nothingIsRefusedAndNothingIsGivenThatIsNotUsed() throws InterruptedException {
        try (ApiProxy proxy = namespace.proxy()) {
            Set<String> handedOn = live(proxy);

            Set<String> unused = rights();
            unused.removeAll(Rights.used(proxy.requests().stream()));
            unused.removeAll(handedOn);
            assertThat(proxy.requests())
                    .filteredOn(request -> request.code() == FORBIDDEN)
                    .isEmpty();
            assertThat(unused).containsExactlyElementsOf(NOT_BY_REQUESTS);
        }
    }

    /** All of its life; returns the rights that it gave to others. */
    private Set<String> live(ApiProxy proxy) throws InterruptedException {
        try (OperatorProcess operator = start(proxy)) {
            onAnyKafka();
            Set<String> handedOn = Rights.given(Stream.of(get("role/plain-driver")));
            proxy.interfere(oneConflict());
            namespace.in("delete", "clickanalytics/plain", "--timeout=150s");
            onKafkaOfItsOwn();
            namespace.in("delete", "clickanalytics/owned", "--timeout=150s");
            assertThat(operator.stopsWithin(Duration.ofSeconds(30))).isTrue();
            return handedOn;
        }
    }

    /** Somebody was faster when the finalizer is taken away: the resource is read again. */
    private static Interference oneConflict() {
        var refused = new AtomicBoolean();
        return request -> request.method().equals("PATCH")
                        && request.target().matches(".*/clickanalytics/plain([?].*)?")
                        && refused.compareAndSet(false, true)
                ? OptionalInt.of(HttpURLConnection.HTTP_CONFLICT)
                : OptionalInt.empty();
    }

    private void onAnyKafka() {
        namespace.in("create", "secret", "generic", "plain", "--from-literal=client.properties=a=b");
        namespace.apply("plain", OUTSIDE, "kafka: {clients: {secret: plain}}");
        exist("ingress/plain-dashboard", "secret/plain-kafka", "poddisruptionbudget/plain-dashboard");
        exist("pod/plain-driver-0");
        await().atMost(SOON).until(() -> namespace.settled("plain"));
        namespace.in("scale", "clickanalytics/plain", "--replicas=3");
        await().atMost(SOON).until(() -> get("configmap/plain-executors")
                .at("/data/executors")
                .asText()
                .equals("3"));

        namespace.apply("plain", "dashboard: {replicas: 1, gateway: {host: plain.example.com, name: web}}");
        exist("httproute/plain-dashboard");
        goes("ingress/plain-dashboard", "secret/plain-kafka", "poddisruptionbudget/plain-dashboard");
        namespace.apply("plain", "dashboard: {replicas: 1}");
        goes("httproute/plain-dashboard");
    }

    /** Strimzi is not there: what it would say is said here. */
    private void onKafkaOfItsOwn() {
        namespace.apply(
                "owned",
                "kafka: {bootstrapServers: null, managed: {brokers: 3}}",
                "{suspended: true, deletion: {topics: Delete, kafka: Delete}}");
        exist("kafka/owned", "kafkanodepool/owned-brokers");
        isReady("kafka/owned", """
                ,"listeners": [{"name": "tls", "bootstrapServers": "owned:9093", "certificates": ["none"]}]""");
        List<String> topics = List.of("kafkatopic/in", "kafkatopic/out-owned", "kafkatopic/out-owned-state");
        topics.forEach(this::exist);
        topics.forEach(topic -> isReady(topic, ""));
        exist("statefulset/owned-driver");
        await().atMost(SOON).until(() -> namespace.settled("owned"));
    }

    private void isReady(String object, String more) {
        namespace.in("patch", object, "--subresource=status", "--type=merge", "-p", """
                {"status": {"observedGeneration": %d, "conditions": [{"type": "Ready", "status": "True"}]%s}}""".formatted(
                        get(object).at("/metadata/generation").asInt(), more));
    }

    private Set<String> rights() {
        JsonNode roles = get("roles");
        return new TreeSet<>(
                Rights.given(StreamSupport.stream(roles.get("items").spliterator(), false)
                        .filter(role -> role.at("/metadata/name").asText().startsWith("clickanalytics-operator"))));
    }

    private OperatorProcess start(ApiProxy proxy) {
        Path kubeconfig = proxy.kubeconfig(Path.of(path("e2e/target")).toAbsolutePath());
        return namespace.operator(
                "proxied", Map.of("KUBECONFIG", kubeconfig.toString(), "CLICKANALYTICS_LEADER_ELECTION", "true"));
    }

    private void exist(String... objects) {
        List.of(objects).forEach(object -> await(object).atMost(SOON).until(() -> namespace.exists(object)));
    }

    private void goes(String... objects) {
        List.of(objects).forEach(object -> await(object).atMost(SOON).until(() -> !namespace.exists(object)));
    }

    private JsonNode get(String what) {
        return Documents.parse(namespace.in("get", what, "-o", "json"));
    }

    private static String path(String below) {
        return Documents.ROOT.resolve(below).toString();
    }
}
