package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/upgrading.md} promises of resources and of an operator that is replaced. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpgradeE2E {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final TestCluster cluster;
    private final TestNamespace namespace;

    UpgradeE2E(TestCluster cluster) {
        this.cluster = cluster;
        namespace = new TestNamespace(cluster, "upgrade");
    }

    @AfterEach
    void clear() {
        // nobody answers for Strimzi here
        OperatorProcess operator = namespace.operator("clearing", Map.of("CLICKANALYTICS_DELETE_SECONDS", "2"));
        namespace.clear();
        operator.close();
    }

    @AfterAll
    void remove() {
        cluster.installKinds();
        namespace.close();
    }

    /** Resources as the releases so far were given them; each release adds its own and changes none. */
    static Stream<Path> written() {
        return Documents.files(Documents.ROOT.resolve("e2e/src/test/resources/released"), ".yaml");
    }

    @ParameterizedTest
    @MethodSource("written")
    void aResourceThatAReleaseWasGivenIsTakenAsItIsAndKeepsEveryField(Path resource) throws IOException {
        JsonNode given = Documents.parse(Files.readString(resource));

        namespace.in("create", "-f", resource.toString());

        assertThat(missing(
                        given.get("spec"),
                        stored(given.at("/metadata/name").asText()).get("spec")))
                .isEmpty();
    }

    @Test
    void aResourceSurvivesTheNextCrdAndAnotherOperator() throws InterruptedException {
        try (OperatorProcess first = namespace.operator()) {
            namespace.ready("phones");
            soon(() -> namespace.settled("phones"));
            assertThat(first.stopsWithin(STOP)).isTrue();
        }
        JsonNode before = stored("phones");
        String pod = uid("pod/phones-driver-0");
        String children = namespace.children();

        installNextCrd();
        String generation = stored("phones").at("/metadata/generation").asText();
        String added = stored("phones").at("/spec/window/alignment").asText();
        try (OperatorProcess next = namespace.operator()) {
            namespace.patch("phones", "{\"spec\": {\"clicks\": {\"labels\": {\"a\": \"A\"}}}}");
            until("Live", () -> namespace.in("get", "clickanalytics/phones", "-o", "jsonpath={.status.change.class}"));
            namespace.in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=180s");

            assertThat(next.process().isAlive()).isTrue();
        }

        assertThat(generation).isEqualTo("1");
        assertThat(added).isEqualTo("epoch");
        assertThat(uid("pod/phones-driver-0")).isEqualTo(pod);
        assertThat(names(namespace.children())).isEqualTo(names(children));
        assertThat(missing(before.get("spec"), stored("phones").get("spec"))).isEmpty();
    }

    /** As a next version's would be: with a field that has a default. */
    private void installNextCrd() {
        namespace.kubectl().run("patch", "crd", "clickanalytics.clickanalytics.io", "--type=json", "-p", """
                        [{"op": "add",
                          "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/window/properties/alignment",
                          "value": {"type": "string", "default": "epoch"}}]""");
        soon(() -> stored("phones").at("/spec/window/alignment").isTextual());
    }

    private JsonNode stored(String name) {
        return Documents.parse(namespace.in("get", "clickanalytics", name, "-o", "json"));
    }

    private String uid(String object) {
        return namespace.in("get", object, "-o", "jsonpath={.metadata.uid}");
    }

    /** Without what a Deployment keeps of each of its versions. */
    private static List<String> names(String children) {
        return children.lines()
                .map(Documents::parse)
                .filter(child -> !child.get("kind").asText().equals("ReplicaSet"))
                .map(child -> child.at("/metadata/name").asText())
                .toList();
    }

    /** The fields of one that the other has not, or has otherwise. */
    private static List<String> missing(JsonNode given, JsonNode stored) {
        return given.properties().stream()
                .flatMap(field -> {
                    JsonNode other = stored.path(field.getKey());
                    return field.getValue() instanceof ObjectNode
                            ? missing(field.getValue(), other).stream().map(below -> field.getKey() + "." + below)
                            : Stream.of(field.getKey())
                                    .filter(name -> !field.getValue().equals(other));
                })
                .toList();
    }
}
