package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.stays;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.cluster.ApiProxy;
import io.clickanalytics.e2e.cluster.ApiRequest;
import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorAccount;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators of several namespaces and of all of them, each with the rights that its folder of manifests gives it. */
@OnKubernetes
final class ServedNamespacesE2E {
    private static final String PHONES = "clickanalytics/phones";
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private final TestCluster cluster;
    private final Kubectl kubectl;
    private final List<InNamespace> namespaces = new ArrayList<>();
    private InNamespace home;
    private InNamespace other;

    ServedNamespacesE2E(TestCluster cluster) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
    }

    @BeforeEach
    void begin() {
        home = namespace("home");
        other = namespace("other");
    }

    @AfterEach
    void end() {
        OperatorAccount.nowhere(home.name(), kubectl);
        for (InNamespace namespace : namespaces) {
            kubectl.run("delete", "namespace", namespace.name(), "--wait=false");
            StrimziSite.free(namespace, "clickanalytics");
        }
    }

    @Test
    void theNamespacesOfAListAreServedAndAThirdIsNotTouched() {
        InNamespace third = namespace("third");
        Kubectl account = OperatorAccount.in(home.name(), kubectl);
        OperatorAccount.mayAlsoServe(other.name(), home.name(), kubectl);
        Map<String, String> environment = Map.of(
                "CLICKANALYTICS_NAMESPACES",
                home.name() + "," + other.name(),
                "CLICKANALYTICS_CLUSTER_NAMESPACE",
                home.name());

        try (ApiProxy proxy = ApiProxy.before(OperatorAccount.config(account));
                OperatorProcess operator = operator(account, proxy, environment)) {
            namespaces.forEach(namespace -> namespace.apply(suspended(namespace)));
            served(home);
            served(other);
            stays(A_WHILE, () -> untouched(third) && operator.process().isAlive());
            repairedAndGone(home);
            repairedAndGone(other);

            assertThat(proxy.requests()).noneMatch(ServedNamespacesE2E::isRefused);
            assertThat(proxy.requests())
                    .noneMatch(request -> request.target().contains(third.name()))
                    .filteredOn(request -> request.isOf("clickanalytics") && request.isWatch())
                    .isNotEmpty()
                    .allMatch(request -> request.target().contains("/namespaces/"));
        }
    }

    @Test
    void allNamespacesAreServedAndThoseThatComeLater() {
        cluster.assumeAlone();
        soon(this::noResourceIsLeftWhereAllEnds);
        Kubectl account = OperatorAccount.everywhere(home.name(), kubectl);
        other.apply(suspended(other));

        try (ApiProxy proxy = ApiProxy.before(OperatorAccount.config(account));
                OperatorProcess operator = operator(account, proxy, Map.of())) {
            served(other);
            InNamespace later = namespace("later");
            later.apply(suspended(later));
            served(later);
            usesKafkaOf(later);
            repairedAndGone(other);
            repairedAndGone(later);

            assertThat(operator.process().isAlive()).isTrue();
            assertThat(proxy.requests()).noneMatch(ServedNamespacesE2E::isRefused);
            assertThat(proxy.requests())
                    .anyMatch(request -> request.target().equals("/api/v1/namespaces/kube-system"))
                    .filteredOn(ApiRequest::isWatch)
                    .isNotEmpty()
                    .noneMatch(request -> request.target().contains("/namespaces/"));
        }
    }

    /** A Kafka that no Strimzi cares for: it is found, and its owner is asked. */
    private void usesKafkaOf(InNamespace owner) {
        owner.apply(StrimziSite.cluster("clicks"));
        home.apply(StrimziSite.resource(
                "guest", "{kafka: {cluster: {name: clicks, namespace: %s}}}".formatted(owner.name())));
        until("NotAllowed", () -> home.condition("clickanalytics/guest", "KafkaReady", "reason"));

        owner.run("annotate", "kafka/clicks", "clickanalytics.io/allowed-namespaces=" + home.name());

        until("KafkaUnobserved", () -> home.condition("clickanalytics/guest", "KafkaReady", "reason"));
        home.run("delete", "clickanalytics/guest", "--timeout=60s");
    }

    private static void served(InNamespace namespace) {
        until("Suspended", () -> namespace.condition(PHONES, "Ready", "reason"));
        soon(() -> namespace.has("configmap/phones-applied") && namespace.has("statefulset/phones-driver"));
    }

    private static void repairedAndGone(InNamespace namespace) {
        namespace.run("delete", "networkpolicy/phones-driver");
        soon(() -> namespace.has("networkpolicy/phones-driver"));
        namespace.run("delete", PHONES, "--timeout=60s");
        soon(() -> !namespace.has("statefulset/phones-driver"));
    }

    /** Other tests leave namespaces that end: what an operator of all of them makes there for a resource is refused. */
    private boolean noResourceIsLeftWhereAllEnds() {
        List<String> ending = all("namespaces", "--field-selector=status.phase=Terminating", "name");
        List<String> used = all("clickanalytics", "--all-namespaces", "namespace");
        return Collections.disjoint(ending, used);
    }

    private List<String> all(String kind, String which, String field) {
        String path = "{range .items[*]}{.metadata." + field + "}{\"\\n\"}{end}";
        return kubectl.run("get", kind, which, "-o", "jsonpath=" + path).lines().toList();
    }

    private static boolean untouched(InNamespace namespace) {
        return namespace.field(PHONES, ".status").isEmpty()
                && namespace.field(PHONES, ".metadata.finalizers").isEmpty()
                && !namespace.has("statefulset/phones-driver");
    }

    private static boolean isRefused(ApiRequest request) {
        return request.code() == HttpURLConnection.HTTP_FORBIDDEN;
    }

    /** With topics that no other has: what only one can have only one has, whatever its namespace. */
    private static String suspended(InNamespace namespace) {
        return TestNamespace.document(
                "phones", "{suspended: true, kafka: {results: {topic: out-%s}}}".formatted(namespace.name()));
    }

    /** One of several, as it is installed. */
    private OperatorProcess operator(Kubectl account, ApiProxy proxy, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KUBECONFIG", proxy.kubeconfig(OperatorProcess.folder()).toString(),
                "CLICKANALYTICS_LEADER_ELECTION", "true",
                "CLICKANALYTICS_LEASE_NAMESPACE", home.name(),
                "CLICKANALYTICS_IDENTITY", "one",
                "CLICKANALYTICS_DELETE_SECONDS", "8"));
        environment.putAll(more);
        return OperatorProcess.start(account, home.name(), environment);
    }

    private InNamespace namespace(String prefix) {
        var namespace = new InNamespace(
                kubectl, prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
        kubectl.run("create", "namespace", namespace.name());
        namespaces.add(namespace);
        return namespace;
    }
}
