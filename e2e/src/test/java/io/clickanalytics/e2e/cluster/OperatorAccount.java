package io.clickanalytics.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Documents;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The operator's own account in a namespace, with the rights of {@code manifests/one-namespace} and no others. */
public final class OperatorAccount {
    private static final String NAME = "clickanalytics-operator";
    private static final Set<String> KINDS =
            Set.of("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");

    private OperatorAccount() {}

    /** Makes it; returns kubectl as this account. */
    public static Kubectl in(String namespace, Kubectl kubectl) {
        apply("one-namespace", kubectl, "namespace: " + namespace);
        return as(namespace, NAME, kubectl);
    }

    /** The same with the rights of {@code manifests/cluster-wide}, under names of its own: there may be another one. */
    public static Kubectl everywhere(String namespace, Kubectl kubectl) {
        apply("cluster-wide", kubectl, "namespace: " + namespace, "nameSuffix: -" + namespace);
        return as(namespace, NAME + "-" + namespace, kubectl);
    }

    /** What {@link #everywhere} made outside of the namespace goes. */
    public static void nowhere(String namespace, Kubectl kubectl) {
        kubectl.run("delete", "clusterrole,clusterrolebinding", NAME + "-" + namespace, "--ignore-not-found");
    }

    /** The account of one namespace may do in another what it may do in its own. */
    public static void mayAlsoServe(String further, String namespace, Kubectl kubectl) {
        apply("one-namespace", kubectl, "namespace: " + further, subject("clickanalytics-operator", namespace));
    }

    /** What it may do in the namespace of a Kafka cluster, as {@code manifests/kafka-namespace} gives it. */
    public static void mayUseKafkaIn(String kafkaNamespace, String namespace, Kubectl kubectl) {
        apply(
                "kafka-namespace",
                kubectl,
                "namespace: " + kafkaNamespace,
                subject("clickanalytics-operator-kafka", namespace));
    }

    /** Whom a RoleBinding gives its rights to: the account of this namespace. */
    private static String subject(String binding, String namespace) {
        return "patches: [{target: {kind: RoleBinding, name: " + binding
                + "}, patch: '[{\"op\": \"add\", \"path\": \"/subjects/0/namespace\", \"value\": \"" + namespace
                + "\"}]'}]";
    }

    /** The same for a client in Java. */
    public static Config config(Kubectl account) {
        try {
            Config config = Config.fromKubeconfig(Files.readString(Path.of(account.kubeconfig())));
            // what a file says is found by itself; what is set is what others ask for
            return new ConfigBuilder(config)
                    .withOauthToken(config.getAutoOAuthToken())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void apply(String folder, Kubectl kubectl, String... lines) {
        List<JsonNode> objects = Kustomized.of(folder, kubectl, lines).objects();
        String rights = objects.stream()
                .filter(object -> KINDS.contains(object.get("kind").asText()))
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n---\n"));
        kubectl.feed(rights, "apply", "--server-side", "-f", "-");
    }

    private static Kubectl as(String namespace, String account, Kubectl kubectl) {
        String token = kubectl.run("create", "token", account, "-n", namespace, "--duration=24h")
                .strip();
        var config = (ObjectNode)
                Documents.parse(kubectl.run("config", "view", "--raw", "--flatten", "--minify", "-o", "json"));
        ((ObjectNode) config.at("/users/0")).putObject("user").put("token", token);
        try {
            Path folder = Files.createDirectories(
                    Documents.ROOT.resolve("e2e/target/operator").toAbsolutePath());
            Path file = folder.resolve(namespace + ".kubeconfig");
            Files.writeString(file, config.toString());
            return new Kubectl(kubectl.program(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
