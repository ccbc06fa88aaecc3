package io.clickanalytics.e2e.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.harness.LossyProxy;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Site;
import io.clickanalytics.e2e.harness.TestKafka;
import java.io.IOException;
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
    private final KafkaOfPods kafka;
    private final List<PodsOfAPipeline> neighbours = new ArrayList<>();
    private final List<KafkaOfPods> kafkas = new ArrayList<>();
    private InstalledOperator operator = InstalledOperator.PLAIN;

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
        kafka = startKafka("kafka");
        kafka.broker().topics().create("phone", 3);
        Instant applied = Instant.now();
        install(operator, phones);
        took("the operator is there", applied);
    }

    private void install(InstalledOperator version, PodsOfAPipeline pods) {
        version.in(pods, site.folder("overlay-of-" + pods.namespace()));
    }

    /**
     * Installs what has other names of images, first the operator, and then its pods get theirs; the images are the same, as
     * a node knows them by more than one name. Returns when the pods have them.
     */
    public void upgrade() {
        operator = operator.renamed();
        install(operator, phones);
        await("a driver of the new image").atMost(START).until(() -> phones.imageOfDriver()
                .startsWith(operator.images() + "clickanalytics-pipeline"));
        phones.in("rollout", "status", "deployment/phones-dashboard", "--timeout=360s");
    }

    /** Pods of the pipeline have this image from now on; for when there is no resource yet. */
    public void usePipeline(String image) {
        operator = operator.withPipeline(image);
        install(operator, phones);
    }

    /** The same resource once more, with the same topics, in a namespace with an operator of its own, that knows nothing of this one. */
    public PodsOfAPipeline neighbour() {
        PodsOfAPipeline pods = beside("too", phones.name());
        apply(pods);
        return pods;
    }

    /**
     * A namespace beside this one for a resource of this name, with an operator of its own.
     *
     * @param settings of that operator, each {@code KEY=VALUE}
     */
    public PodsOfAPipeline beside(String suffix, String name, String... settings) {
        var pods = new PodsOfAPipeline(cluster.kubectl(), cluster.client(), phones.namespace() + "-" + suffix, name);
        neighbours.add(pods);
        install(operator.with(settings), pods);
        return pods;
    }

    /** Another Kafka. */
    public KafkaOfPods anotherKafka() {
        return startKafka("another-kafka");
    }

    private KafkaOfPods startKafka(String name) {
        KafkaOfPods started = KafkaOfPods.started(site.folder(name), cluster);
        kafkas.add(started);
        return started;
    }

    /** Its pods. */
    public PodsOfAPipeline phones() {
        return phones;
    }

    /** Its Kafka. */
    public TestKafka kafka() {
        return kafka.broker();
    }

    /** The same, with its volume and the way to it. */
    public KafkaOfPods kafkaOfPods() {
        return kafka;
    }

    /** Its address, as pods reach it. */
    public String bootstrap() {
        return kafka.bootstrap();
    }

    /** Between the pods and Kafka. */
    public LossyProxy road() {
        return kafka.road();
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
        apply(phones);
    }

    private void apply(PodsOfAPipeline pods) {
        cluster.kubectl().feed(resource(pods, kafka).toString(), "apply", "-f", "-");
    }

    /** A resource that has these pods, on this Kafka, with these merged into its spec; null takes a field away. */
    public static ObjectNode resource(PodsOfAPipeline pods, KafkaOfPods kafka, String... specs) {
        return Documents.merged(
                (ObjectNode) Documents.parse("""
                {apiVersion: clickanalytics.io/v1alpha1, kind: ClickAnalytics, metadata: {name: %s, namespace: %s},
                 spec: {kafka: {bootstrapServers: "%s",
                                input: {topic: phone, partitions: 3, replicas: 1},
                                results: {topic: resultPhone, replicas: 1}},
                        clicks: {format: text, labels: {"0": Huawei, "1": Samsung, "2": Apple, "3": Oppo, "4": Xiaomi}},
                        window: {length: 2s, slide: 2s, batch: 1s},
                        spark: {executors: 2, driver: {cpu: 100m, memory: 1Gi}, executor: {cpu: 100m, memory: 640Mi}},
                        dashboard: {replicas: 1, ingress: {host: phones.example.com, tlsSecret: phones-tls}}}}
                """.formatted(pods.name(), pods.namespace(), kafka.bootstrap())), specs);
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
        return recountIsRight(phones, kafka, clicks);
    }

    /** The same of another resource. */
    public Report recountIsRight(PodsOfAPipeline pods, KafkaOfPods itsKafka, long clicks) {
        Map<String, String> settings = pods.settings();
        settings.put("kafka.bootstrap.servers", itsKafka.broker().bootstrap());
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

    @Override
    public void close() throws IOException {
        neighbours.forEach(PodsOfAPipeline::close);
        phones.close();
        for (KafkaOfPods one : kafkas) {
            one.close();
        }
    }
}
