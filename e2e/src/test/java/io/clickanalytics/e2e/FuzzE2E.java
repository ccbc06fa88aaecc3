package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Resources that nobody would write, by the seed {@code -Dfuzz.seed}: whatever one is, the API server refuses it with a
 * message or the operator says what it makes of it; nobody fails over it, and nobody takes long.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FuzzE2E {
    private static final int SOME = 600;
    private static final int MANY = Integer.getInteger("fuzzed", 10_000);
    /** So many are there at a time. */
    private static final int TOGETHER = 200;

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
        // what they ask for need not fit this machine: objects are made, and no pod of them
        namespace.in("create", "quota", "no-pods", "--hard=pods=0");
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

    /** What the API server said, and after which time; null: it took it. */
    private record Said(Duration after, @Nullable KubernetesClientException refusal) {
        boolean isClear() {
            boolean isAnswer = refusal == null || refusal.getCode() / 100 == 4;
            return isAnswer && after.compareTo(LONGEST) < 0;
        }
    }

    @Test
    void everyOneIsRefusedWithAMessageOrGivenAClearCondition() {
        answered(SOME);
    }

    @Tag("soak")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @Test
    void everyOneOfManyIsRefusedWithAMessageOrGivenAClearCondition() {
        answered(MANY);
    }

    private void answered(int number) {
        List<Answers> answers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            answers.add(asked(resource("fuzz-" + i, i % 3)));
        }
        assertThat(answers)
                .filteredOn(answer -> answer.reader() instanceof Checked.Valid)
                .as("what the reader takes the API server takes, seed " + seed)
                .allSatisfy(answer -> assertThat(answer.apiServer()).isNull());

        List<Answers> taken =
                answers.stream().filter(answer -> answer.apiServer() == null).toList();
        assertThat(taken).isNotEmpty();
        Map<String, Integer> reasons = new TreeMap<>();
        for (int from = 0; from < taken.size(); from += TOGETHER) {
            List<Answers> some = taken.subList(from, Math.min(from + TOGETHER, taken.size()));
            some.forEach(answer -> make(answer.resource()));
            some.forEach(answer -> reasons.merge(awaitWord(answer.resource()), 1, Integer::sum));
            namespace.clear();
        }
        System.out.printf(
                "Of %d resources the API server took %d, of which the reader refuses %d; the operator says of them: %s%n",
                number,
                taken.size(),
                taken.stream()
                        .filter(answer -> answer.reader() instanceof Checked.Invalid)
                        .count(),
                reasons);
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
        Checked reader = ResourceReader.parse(resource.toString());
        assertThat(Duration.between(from, Instant.now()))
                .as("seed %s: %s", seed, resource)
                .isLessThan(LONGEST);
        return new Answers(resource, refusal(resource), reader);
    }

    /** An API server that is busy with something else fails or takes long once; one that the resource keeps busy does so twice. */
    private @Nullable String refusal(ObjectNode resource) {
        Said first = said(resource);
        Said said = first.isClear() ? first : said(resource);
        assertThat(said.after()).as("seed %s: %s", seed, resource).isLessThan(LONGEST);
        KubernetesClientException refusal = said.refusal();
        if (refusal == null) {
            return null;
        }
        assertThat(refusal.getCode()).as("seed %s: %s", seed, resource).isBetween(400, 499);
        assertThat(refusal.getMessage()).as("seed %s: %s", seed, resource).hasSizeGreaterThan(20);
        return refusal.getMessage();
    }

    private Said said(ObjectNode resource) {
        Instant from = Instant.now();
        try {
            client.raw("/" + KIND.formatted(namespace.name()) + "?dryRun=All&fieldValidation=Strict", "POST", resource);
            return new Said(Duration.between(from, Instant.now()), null);
        } catch (KubernetesClientException e) {
            return new Said(Duration.between(from, Instant.now()), e);
        }
    }

    /** With results of its own: the one with the same would be all that is said of it. */
    private void make(ObjectNode resource) {
        String name = resource.at("/metadata/name").asText();
        var spec = (ObjectNode) resource.get("spec");
        spec.withObjectProperty("kafka").withObjectProperty("results").put("topic", "out-" + name);
        client.raw("/" + KIND.formatted(namespace.name()), "POST", resource);
    }

    /** The reason of its Ready, when it has one that a person can do something with. */
    private String awaitWord(ObjectNode resource) {
        String name = resource.at("/metadata/name").asText();
        var reason = new AtomicReference<>("");
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                .untilAsserted(() -> {
                    JsonNode seen = Documents.parse(client.raw("/" + KIND.formatted(namespace.name()) + "/" + name));
                    JsonNode ready = ready(seen);
                    reason.set(ready.path("reason").asText());
                    assertThat(reason.get())
                            .as("seed %s: %s", seed, seen)
                            .matches("[A-Z][A-Za-z]+")
                            .isNotEqualTo("ReconcileFailed");
                    assertThat(ready.path("message").asText())
                            .as("seed %s: %s", seed, seen)
                            .hasSizeGreaterThan(20);
                });
        return reason.get();
    }

    /** Its condition Ready, where that speaks of this generation. */
    private static JsonNode ready(JsonNode seen) {
        return StreamSupport.stream(seen.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.get("type").asText().equals("Ready"))
                .filter(condition -> condition.get("observedGeneration").equals(seen.at("/metadata/generation")))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
