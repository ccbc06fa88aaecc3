package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.LossyProxy;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import io.clickanalytics.e2e.harness.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The images of this build in a real cluster, the operator in a namespace of its own, and a Kafka on this machine that pods
 * reach by a proxy; its resource is {@code phones}.
 */
public final class SystemOfPods implements AutoCloseable {
    /** Until pods that were asked for work, on a machine that does other things, too. */
    public static final Duration START = Duration.ofMinutes(6);

    /** Until the pipeline has counted all that there is. */
    public static final Duration CATCH_UP = Duration.ofMinutes(2);

    private final TestCluster cluster;
    private final Site site;
    private final PodsOfAPipeline phones;
    private final TestKafka kafka;
    private final LossyProxy road;
    private final String address;
    private final List<PodsOfAPipeline> neighbours = new ArrayList<>();
    private String images = "";
    private String pipeline = "clickanalytics-pipeline";

    /** Installs all but the resource; returns when the operator works. */
    public SystemOfPods(TestCluster cluster, Site site, String prefix) {
        this.cluster = cluster;
        this.site = site;
        phones = new PodsOfAPipeline(
                cluster.kubectl(),
                cluster.client(),
                prefix + "-" + UUID.randomUUID().toString().substring(0, 8),
                "phones");
        Images.operator().loadInto(cluster);
        Images.pipeline().loadInto(cluster);
        Images.dashboard().loadInto(cluster);
        address = addressOfThisMachine();
        kafka = TestKafka.reachableAt(site.folder("kafka"), address);
        road = LossyProxy.before(kafka, address);
        kafka.topics().create("phone", 3);
        Instant applied = Instant.now();
        install(phones);
        took("the operator is there", applied);
    }

    /** As a user does: the overlay for one namespace, here with another name, and with one pod. */
    private void install(PodsOfAPipeline pods) {
        try {
            Path overlay = site.folder("overlay-of-" + pods.namespace()).toRealPath();
            Path manifests = overlay.relativize(
                    Documents.ROOT.resolve("manifests/one-namespace").toRealPath());
            Files.writeString(overlay.resolve("kustomization.yaml"), """
                    namespace: %1$s
                    resources: [%2$s]
                    replicas: [{name: clickanalytics-operator, count: 1}]
                    images:
                      - {name: clickanalytics-operator, newName: %3$sclickanalytics-operator}
                      - {name: clickanalytics-pipeline, newName: %3$s%4$s}
                      - {name: clickanalytics-dashboard, newName: %3$sclickanalytics-dashboard}
                    """.formatted(
                            pods.namespace(), manifests, images, pipeline));
            cluster.kubectl().run("apply", "--server-side", "--force-conflicts", "-k", overlay.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pods.awaitOperator();
    }

    /**
     * Installs what has other names of images, first the operator, and then its pods get theirs; the images are the same, as
     * a node knows them by more than one name. Returns when the pods have them.
     */
    public void upgrade() {
        images = images.isEmpty() ? "library/" : "";
        install(phones);
        await("a driver of the new image").atMost(START).until(() -> phones.imageOfDriver()
                .startsWith(images + "clickanalytics-pipeline"));
        phones.in("rollout", "status", "deployment/phones-dashboard", "--timeout=360s");
    }

    /** Pods of the pipeline have this image from now on; for when there is no resource yet. */
    public void usePipeline(String image) {
        pipeline = image;
        install(phones);
    }

    /** The same resource once more, with the same topics, in a namespace with an operator of its own, that knows nothing of this one. */
    public PodsOfAPipeline neighbour() {
        var pods = new PodsOfAPipeline(cluster.kubectl(), cluster.client(), phones.namespace() + "-too", phones.name());
        neighbours.add(pods);
        install(pods);
        cluster.kubectl().feed(resource(pods), "apply", "-f", "-");
        return pods;
    }

    /** Its pods. */
    public PodsOfAPipeline phones() {
        return phones;
    }

    /** Its Kafka. */
    public TestKafka kafka() {
        return kafka;
    }

    /** Its address, as pods reach it. */
    public String bootstrap() {
        return kafka.bootstrapAt(address);
    }

    /** Between the pods and Kafka. */
    public LossyProxy road() {
        return road;
    }

    /** Makes the resource; returns when data flows. */
    public void apply() {
        Instant applied = Instant.now();
        applyResource();
        phones.untilDriver("the first window", START, status -> status.hasNonNull("lastWindowEnd"));
        took("apply to the first window", applied);
        awaitReady();
        took("apply to Ready", applied);
    }

    /** Makes the resource. */
    public void applyResource() {
        cluster.kubectl().feed(resource(phones), "apply", "-f", "-");
    }

    private String resource(PodsOfAPipeline pods) {
        return """
                {apiVersion: clickanalytics.io/v1alpha1, kind: ClickAnalytics, metadata: {name: phones, namespace: %s},
                 spec: {kafka: {bootstrapServers: "%s",
                                input: {topic: phone, partitions: 3, replicas: 1},
                                results: {topic: resultPhone, replicas: 1}},
                        clicks: {format: text, labels: {"0": Huawei, "1": Samsung, "2": Apple, "3": Oppo, "4": Xiaomi}},
                        window: {length: 2s, slide: 2s, batch: 1s},
                        spark: {executors: 2, driver: {cpu: 100m, memory: 1Gi}, executor: {cpu: 100m, memory: 640Mi}},
                        dashboard: {replicas: 1, ingress: {host: phones.example.com, tlsSecret: phones-tls}}}}
                """.formatted(pods.namespace(), bootstrap());
    }

    /** Merges into the spec of the resource. */
    public void patch(String spec) {
        phones.in("patch", "clickanalytics/phones", "--type=merge", "-p", "{\"spec\": " + spec + "}");
    }

    /** Returns when the resource says that data flows. */
    public void awaitReady() {
        phones.in("wait", "--for=condition=Ready", "clickanalytics/phones", "--timeout=360s");
    }

    /** Counts anew, when the pipeline had time to count these clicks: each is where it belongs, once. */
    public Report recountIsRight(long clicks) {
        Map<String, String> settings = phones.settings();
        settings.put("kafka.bootstrap.servers", kafka.bootstrap());
        return Report.of(site.folder("recount"), settings, CATCH_UP).isRight(clicks);
    }

    /** Deletes the resource; returns when nothing of it is left. */
    public void deleteAll() {
        Instant asked = Instant.now();
        phones.in("delete", "clickanalytics/phones", "--timeout=120s");
        await().atMost(CATCH_UP).until(() -> phones.remains().isEmpty());
        took("delete to nothing left", asked);
    }

    /** Says how long something took; the seconds. */
    public static double took(String what, Instant since) {
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        System.out.printf("%-44s %5.1f s%n", what, seconds);
        return seconds;
    }

    /** As its nodes see it: the address from which they are reached. */
    private String addressOfThisMachine() {
        String node = cluster.kubectl()
                .run("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
        try (var socket = new DatagramSocket()) {
            socket.connect(InetAddress.getByName(node), 9);
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        neighbours.forEach(PodsOfAPipeline::close);
        phones.close();
        road.close();
        kafka.close();
    }
}
