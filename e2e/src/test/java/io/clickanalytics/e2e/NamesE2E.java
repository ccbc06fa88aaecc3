package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.Kubectl;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name that the API server takes for a resource leads to objects that the API server takes, and what only one can have only one has. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NamesE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String CHILDREN =
            "statefulset,service,configmap,role,rolebinding,serviceaccount,networkpolicy,"
                    + "poddisruptionbudget,deployment,ingress";

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;
    private InNamespace kafka;

    NamesE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        site = StrimziSite.started(cluster);
        shop = site.shop();
        kafka = site.kafka();
        site.shareClicks();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "c2", "clicks-of-all-shops-in-the-northern-half", "a-------------------------------------bc"
            })
    void everyNameLeadsToAPipelineWithItsKafka(String name) {
        shop.apply(StrimziSite.resource(
                name,
                "{kafka: {managed: {brokers: 1}, input: {topic: Clicks_%1$s}, results: {topic: out.%1$s}}}"
                        .formatted(name.length()),
                "{dashboard: {replicas: 2, ingress: {host: h%d.example.com}}}".formatted(name.length())));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.condition("clickanalytics/" + name, "TopicsReady", "status"))
                        .as(shop.field("clickanalytics/" + name, ".status.conditions"))
                        .isEqualTo("True"));
        await().atMost(SOON).untilAsserted(() -> assertThat(ofOwner(name))
                .as(shop.field("clickanalytics/" + name, ".status.conditions"))
                .anyMatch(child -> child.startsWith("statefulset"))
                .anyMatch(child -> child.startsWith("service/"))
                .anyMatch(child -> child.startsWith("deployment"))
                .anyMatch(child -> child.startsWith("ingress")));
        await().atMost(SOON).until(() -> !driverPod(name).isEmpty());

        site.delete(name);
        await().atMost(SOON).until(() -> ofOwner(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "phones.of.shop", "clicks-of-all-shops-in-the-northern-half1"})
    void aNameThatItsObjectsCouldNotHaveIsRefused(String name) {
        Kubectl.Answer answer = shop.kubectl()
                .ask(StrimziSite.resource(name), "-n", shop.name(), "create", "--dry-run=server", "-f", "-");

        assertThat(answer.code()).isNotZero();
        assertThat(answer.errors()).contains("metadata.name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results    | {kafka: {results: {topic: first-out}}}      | topic first-out ",
                "state      | {kafka: {deadLetters: {topic: first-out-state}}} | topic first-out-state ",
                "letters    | {kafka: {deadLetters: {topic: first-dead}}} | topic first-dead ",
                "host       | {dashboard: {ingress: {host: first.example.com}}} | host first.example.com "
            })
    void theYoungerOfTwoIsToldWhatTheElderHas(String name, String spec, String found) {
        shop.apply(on(
                "first",
                "{kafka: {deadLetters: {topic: first-dead}}, dashboard: {ingress: {host: first.example.com}}}"));
        await().atMost(SOON).until(() -> shop.has("statefulset/first-driver"));
        // creation times have seconds: the same second would leave it to the names
        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);

        shop.apply(on(name, spec));

        await().atMost(SOON).until(() -> shop.condition("clickanalytics/" + name, "Ready", "reason")
                .equals("Collision"));
        assertThat(shop.condition("clickanalytics/" + name, "Ready", "message"))
                .contains(found.strip(), shop.name() + "/first");
        assertThat(shop.has("statefulset/" + name + "-driver")).isFalse();
        site.delete(name);
    }

    @Test
    void anInputIsSharedByTwoOfWhichOneOwnsIt() {
        shop.apply(on("maker", "{kafka: {input: {topic: common}}}"));
        shop.apply(on("reader", "{kafka: {input: {topic: common, managed: false}}}"));

        for (String name : List.of("maker", "reader")) {
            await().atMost(SOON).until(() -> shop.condition("clickanalytics/" + name, "TopicsReady", "status")
                    .equals("True"));
            await().atMost(SOON).until(() -> shop.has("statefulset/" + name + "-driver"));
        }
        site.delete("reader");

        assertThat(kafka.field("kafkatopic/common", ".metadata.labels.app\\.kubernetes\\.io/instance"))
                .isEqualTo("maker");
    }

    private String on(String name, String spec) {
        return StrimziSite.resource(
                name, "{kafka: {cluster: {name: clicks, namespace: %s}}}".formatted(kafka.name()), spec);
    }

    private List<String> ofOwner(String name) {
        return shop.run(
                        "get",
                        CHILDREN,
                        "-o",
                        "jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.ownerReferences[0].name}{\"\\n\"}{end}")
                .lines()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    private String driverPod(String name) {
        return shop.run(
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/component=driver",
                        "-o",
                        "jsonpath={range .items[*]}{.metadata.name}{\"\\n\"}{end}")
                .lines()
                .filter(pod ->
                        ofOwner(name).stream().anyMatch(child -> child.contains("/" + pod.replaceAll("-0$", "") + " ")))
                .findFirst()
                .orElse("");
    }
}
