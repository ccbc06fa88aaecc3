package io.clickanalytics.e2e.strimzi;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/**
 * Acts on Kafka, KafkaNodePool, KafkaTopic and KafkaUser as Strimzi 1.2.0 was seen to do: statuses, conditions, generations,
 * refusals, finalizers, pauses, and topics that are really made. Strimzi's images cannot be had by the tests.
 *
 * <p>Not as Strimzi: no pods and Services, StrimziPodSets only count pods that would be there; one real broker is behind all
 * clusters and all their brokers, so a topic has one copy however many it asks for; what Strimzi does every 120 s is done
 * every {@link #PERIOD}; a Kafka is ready after a moment, or after the time that is asked for; a broker counts as empty when
 * its cluster has no KafkaTopic.
 */
public final class StandInStrimzi implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(300);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration PROMPT = Duration.ofMillis(300);

    private final StrimziApi api;
    private final StandInKafka kafka;
    private final Patience rolls = new Patience(PROMPT, PERIOD);
    private final PodSets pods;
    private final ClusterOperator clusters;
    private final TopicOperator topics;
    private final UserOperator users;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean away;

    private StandInStrimzi(StrimziApi api, StandInKafka kafka) {
        this.api = api;
        this.kafka = kafka;
        this.pods = new PodSets(api);
        this.clusters = new ClusterOperator(api, kafka, pods, rolls);
        this.topics = new TopicOperator(api, kafka.topics(), new Patience(PROMPT, PERIOD));
        this.users = new UserOperator(api, kafka, new Patience(PROMPT, PROMPT));
    }

    /** Begins at once. */
    public static StandInStrimzi started(KubernetesClient client, Path folder, Set<String> namespaces) {
        var strimzi = new StandInStrimzi(new StrimziApi(client, namespaces), StandInKafka.started(folder));
        var unused = strimzi.ticks.scheduleWithFixedDelay(strimzi::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return strimzi;
    }

    /** Its operators are gone, and come again; Kafka stays. */
    public void away(boolean gone) {
        away = gone;
    }

    /** A change of a Kafka takes so long from now on. */
    public void slow(Duration roll) {
        rolls.delay(roll);
    }

    /** From now on so many pods of the pools of this name are not ready. */
    public void unready(String pool, int count) {
        pods.unready(pool, count);
    }

    /** Every cluster gets a further certificate authority. */
    public void renewAuthority() {
        kafka.renewAuthority();
    }

    /** What is really there. */
    public RealTopics topics() {
        return kafka.topics();
    }

    @Override
    public void close() {
        ticks.shutdown();
        try {
            boolean ended = ticks.awaitTermination(TICK.toSeconds() + 30, TimeUnit.SECONDS);
            assert ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kafka.close();
    }

    private void tick() {
        if (away) {
            return;
        }
        try {
            List<StrimziObject> pools = api.list("KafkaNodePool");
            List<StrimziObject> allTopics = api.list("KafkaTopic");
            List<StrimziObject> allUsers = api.list("KafkaUser");
            api.list("Kafka").forEach(cluster -> look(cluster, pools, allTopics, allUsers));
        } catch (KubernetesClientException | KafkaException again) {
            // what somebody else has changed just now, or an API server that does not answer: the next tick sees it
        } catch (RuntimeException e) {
            // an executor forgets a task that fails
            System.err.println("The stand-in of Strimzi goes on after " + e);
        }
    }

    /** Its topic operator and user operator run in the cluster, and only there. */
    private void look(
            StrimziObject cluster,
            List<StrimziObject> pools,
            List<StrimziObject> allTopics,
            List<StrimziObject> allUsers) {
        List<StrimziObject> ownPools = of(cluster, pools);
        List<StrimziObject> ownTopics = of(cluster, allTopics);
        clusters.look(cluster, ownPools, !ownTopics.isEmpty());
        if (cluster.status().path("clusterId").isTextual()
                && cluster.spec().path("entityOperator").has("topicOperator")) {
            topics.look(ownTopics, ClusterOperator.brokers(ownPools));
        }
        if (cluster.status().path("clusterId").isTextual()
                && cluster.spec().path("entityOperator").has("userOperator")) {
            of(cluster, allUsers).forEach(users::look);
        }
    }

    private static List<StrimziObject> of(StrimziObject cluster, List<StrimziObject> objects) {
        return objects.stream().filter(object -> object.isOf(cluster)).toList();
    }
}
