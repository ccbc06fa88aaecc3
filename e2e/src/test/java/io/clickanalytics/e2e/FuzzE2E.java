package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.api.Checked;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.OperatorProcess;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.cluster.TestNamespace;
import io.clickanalytics.e2e.harness.Documents;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Resources that nobody would write, by the seed {@code -Dfuzz.seed}: whatever one is, the API server refuses it with a
 * message or the operator says what it makes of it; nobody fails over it, and nobody takes long.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FuzzE2E {
    private static final int SOME = 600;
    private static final int MANY = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String KIND = "apis/clickanalytics.io/v1alpha1/namespaces/%s/clickanalytics";

    private final long seed = Long.getLong("fuzz.seed", Instant.now().getEpochSecond());
    private final Random random = new Random(seed);
    private final ResourceGenerator resources = new ResourceGenerator(random);
    private final Mutation mutation = new Mutation(random, resources);
    private final KubernetesClient client;
    private final TestNamespace namespace;
    private final OperatorProcess operator;

    FuzzE2E(TestCluster cluster) {
        client = cluster.client();
        namespace = new TestNamespace(cluster, "fuzz");
        // nobody answers for Strimzi here
        operator = namespace.operator("only", Map.of("CLICKANALYTICS_DELETE_SECONDS", "2"));
        System.out.println("The seed of this run: -Dfuzz.seed=" + seed);
    }

    @AfterAll
    void remove() {
        namespace.clear();
        operator.close();
        namespace.close();
    }

    /** What the two said of a resource; null: it was taken. */
    private record Answers(ObjectNode resource, @Nullable String apiServer, Checked reader) {}

    @Test
    void everyOneIsRefusedWithAMessageOrGivenAClearCondition() {
        answered(SOME, 30);
    }

    @Tag("soak")
    @Test
    void everyOneOfManyIsRefusedWithAMessageOrGivenAClearCondition() {
        answered(MANY, 500);
    }

    private void answered(int number, int real) {
        List<Answers> answers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            answers.add(asked(resource("fuzz-" + i, i % 3)));
        }

        List<ObjectNode> taken = answers.stream()
                .filter(answer -> answer.apiServer() == null)
                .map(Answers::resource)
                .toList();
        List<ObjectNode> made = taken.subList(0, Math.min(real, taken.size()));
        made.forEach(this::make);
        made.forEach(this::awaitWord);
        System.out.printf(
                "Of %d resources the API server took %d, of which the reader refuses %d; %d went through the operator.%n",
                number,
                taken.size(),
                answers.stream()
                        .filter(answer -> answer.apiServer() == null && answer.reader() instanceof Checked.Invalid)
                        .count(),
                made.size());
        assertThat(made).isNotEmpty();
        assertThat(answers)
                .filteredOn(answer -> answer.reader() instanceof Checked.Valid)
                .as("what the reader takes the API server takes, seed " + seed)
                .allSatisfy(answer -> assertThat(answer.apiServer()).isNull());
    }

    /** Good, nearly good, wild. */
    private ObjectNode resource(String name, int wildness) {
        var resource = (ObjectNode) Documents.parse(Documents.resource(name, "{}"));
        ObjectNode spec = resources.spec();
        resource.set("spec", spec);
        int mistakes = wildness == 0 ? 0 : wildness == 1 ? 1 : 2 + random.nextInt(6);
        for (int i = 0; i < mistakes; i++) {
            mutation.apply(spec);
        }
        return resource;
    }

    private Answers asked(ObjectNode resource) {
        Instant from = Instant.now();
        String apiServer = refusal(resource);
        Checked reader = ResourceReader.parse(resource.toString());
        assertThat(Duration.between(from, Instant.now()))
                .as("seed %s: %s", seed, resource)
                .isLessThan(LONGEST);
        return new Answers(resource, apiServer, reader);
    }

    private @Nullable String refusal(ObjectNode resource) {
        try {
            client.raw("/" + KIND.formatted(namespace.name()) + "?dryRun=All&fieldValidation=Strict", "POST", resource);
            return null;
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).as("seed %s: %s", seed, resource).isBetween(400, 499);
            assertThat(e.getMessage()).as("seed %s: %s", seed, resource).hasSizeGreaterThan(20);
            return e.getMessage();
        }
    }

    /** Asleep, and with topics of its own: no pod is started, and it is in nobody's way. */
    private void make(ObjectNode resource) {
        String name = resource.at("/metadata/name").asText();
        var spec = (ObjectNode) resource.get("spec");
        spec.put("suspended", true);
        spec.withObjectProperty("dashboard").put("replicas", 0);
        spec.withObjectProperty("kafka").withObjectProperty("results").put("topic", "out-" + name);
        client.raw("/" + KIND.formatted(namespace.name()), "POST", resource);
    }

    private void awaitWord(ObjectNode resource) {
        String name = resource.at("/metadata/name").asText();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            JsonNode seen = Documents.parse(client.raw("/" + KIND.formatted(namespace.name()) + "/" + name));
            assertThat(word(seen)).as("seed %s: %s", seed, seen).isNotEmpty().doesNotContain("ReconcileFailed");
        });
    }

    /** Reason and message of Ready, where it speaks of this generation. */
    private static String word(JsonNode seen) {
        return StreamSupport.stream(seen.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.get("type").asText().equals("Ready"))
                .filter(condition -> condition.get("observedGeneration").equals(seen.at("/metadata/generation")))
                .map(condition -> condition.get("reason").asText() + ": "
                        + condition.path("message").asText())
                .findFirst()
                .orElse("");
    }
}
