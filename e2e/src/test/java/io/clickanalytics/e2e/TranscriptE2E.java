package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.PodsOfAPipeline;
import io.clickanalytics.e2e.cluster.Shell;
import io.clickanalytics.e2e.cluster.SystemOfPods;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/kubectl.md} shows: the same commands, each ending as it says. Their output is not compared. It is written
 * anew by {@code mvn verify -Pe2e -DwriteTranscript=true}.
 */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TranscriptE2E {
    private static final Path PAGE = Documents.ROOT.resolve("docs/kubectl.md");
    private static final String RESOURCE = """
            apiVersion: clickanalytics.io/v1alpha1
            kind: ClickAnalytics
            metadata:
              name: phones
            spec:
              kafka:
                bootstrapServers: %s
                input: {topic: phone, partitions: 3, replicas: 1}
                results: {topic: resultPhone, replicas: 1}
              clicks:
                labels: {"0": Huawei, "1": Samsung, "2": Apple, "3": Oppo, "4": Xiaomi}
              spark:
                driver: {cpu: 100m, memory: 640Mi}
                executor: {cpu: 100m, memory: 448Mi}
              dashboard: {replicas: 1}
            """;
    private static final int PER_SECOND = 200;

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    private final TestCluster cluster;
    private SystemOfPods system;
    private PodsOfAPipeline phones;

    @TempDir
    private Path folder;

    TranscriptE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void install() {
        system = new SystemOfPods(cluster, site, "transcript");
        phones = system.phones();
    }

    @AfterAll
    void remove() throws IOException {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void thePageShowsWhatAUserTypesAndSees() throws Exception {
        String resource = RESOURCE.formatted(system.bootstrap());
        Files.writeString(folder.resolve("phones.yaml"), resource);
        Files.writeString(folder.resolve("brands.yaml"), resource.replace("name: phones", "name: brands"));
        Shell shell = new Shell(
                cluster.kubectl(),
                folder,
                phones.namespace(),
                Map.of(phones.namespace(), "analytics", system.bootstrap(), "kafka-1.example.com:9092"));

        try (Load load = Load.started(system.kafka(), "phone", PER_SECOND)) {
            live(shell);
            change(shell);
            end(shell);
            load.stop();
        }

        if (Boolean.getBoolean("writeTranscript")) {
            String page = Files.readString(PAGE);
            Files.writeString(PAGE, page.substring(0, page.indexOf("\n## ") + 1) + shell.transcript());
        }
        assertThat(commands(Files.readString(PAGE))).isEqualTo(commands(shell.transcript()));
    }

    private void live(Shell shell) {
        shell.says("A field is explained");
        shell.does("kubectl explain clickanalytics.spec.window.allowedLateness");
        shell.says(
                "A resource is made",
                "It names a Kafka, two topics and the brands, and is small enough for a laptop; all else has a default.");
        shell.does("cat phones.yaml");
        shell.does("kubectl apply -f phones.yaml");
        shell.does("kubectl wait --for=condition=Ready clickanalytics/phones --timeout=3m");
        until("True", () -> phones.condition("CaughtUp", "status"));
        until("2", () -> field("executors.running"));
        shell.does("kubectl get clickanalytics");
        shell.does("kubectl describe clickanalytics phones");
    }

    private void change(Shell shell) {
        shell.says("Executors are added while clicks flow");
        shell.does("kubectl scale clickanalytics/phones --replicas=3");
        until("3", () -> field("executors.desired"));
        shell.does("kubectl get clickanalytics/phones -o jsonpath='{.status.change}'");
        shell.says(
                "A bad value is refused, and nothing changes",
                "An editor opens, and opens again with the reason; here `sed` stands for somebody who makes the windows \"4 seconds\" long.");
        shell.fails("KUBE_EDITOR='sed -i -e \"s/length: 2s/length: 4 seconds/\" -e \"/^# [*c]/w /dev/stderr\"' "
                + "kubectl edit clickanalytics/phones");
        shell.fails(
                "kubectl patch clickanalytics phones --type=merge -p '{\"spec\": {\"window\": {\"slide\": \"5s\"}}}'");
        shell.fails(
                "kubectl patch clickanalytics phones --type=merge -p '{\"spec\": {\"kafka\": {\"input\": {\"topic\": \"tablet\"}}}}'");
        shell.says("A good one is taken, and its cost is said");
        shell.does("KUBE_EDITOR='sed -i \"s/length: 2s/length: 4s/\"' kubectl edit clickanalytics/phones");
        until("Rewind", () -> field("change.class"));
        shell.does("kubectl get clickanalytics/phones -o jsonpath='{.status.change}'");
        shell.says("What only the cluster can know is in the status", "brands.yaml wants the topics of phones.yaml.");
        shell.does("kubectl apply -f brands.yaml");
        until("Collision", () -> phones.beside("brands").condition("Ready", "reason"));
        until("3", () -> field("executors.running"));
        shell.does("kubectl get clickanalytics");
        shell.does(
                "kubectl get clickanalytics brands -o jsonpath='{.status.conditions[?(@.type==\"Ready\")].message}'");
        shell.does("kubectl delete clickanalytics brands");
    }

    private void end(Shell shell) {
        shell.says("It sleeps", "Counting goes on later where it stopped.");
        shell.does("kubectl patch clickanalytics phones --type=merge -p '{\"spec\": {\"suspended\": true}}'");
        until("Suspended", () -> phones.condition("Ready", "reason"));
        until("0", () -> field("executors.running"));
        shell.does("kubectl get clickanalytics");
        shell.says("What happened");
        shell.does("kubectl events --for clickanalytics/phones");
        shell.says("It goes");
        shell.does("kubectl delete clickanalytics phones");
        until("", phones::remains);
        shell.does("kubectl get all,configmaps,secrets -l app.kubernetes.io/managed-by=clickanalytics-operator");
    }

    private String field(String path) {
        return phones.in("get", "clickanalytics/phones", "-o", "jsonpath={.status." + path + "}");
    }

    private static List<String> commands(String page) {
        return page.lines().filter(line -> line.startsWith("$ ")).toList();
    }
}
