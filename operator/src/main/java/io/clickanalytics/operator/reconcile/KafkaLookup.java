package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.KafkaStatus;
import io.clickanalytics.operator.desired.KafkaAccess;
import io.clickanalytics.operator.desired.KafkaCredentials;
import io.clickanalytics.operator.desired.ManagedKafkaCluster;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.desired.StrimziKafka;
import io.clickanalytics.operator.desired.StrimziNodePool;
import io.clickanalytics.operator.desired.Topics;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.KafkaReady;
import io.clickanalytics.operator.status.PodsSeen;
import io.clickanalytics.operator.status.PoolSeen;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Kafka cluster of a resource, in each of the three ways in which it can be named. */
final class KafkaLookup {
    private final StrimziSources strimzi;

    KafkaLookup(StrimziSources strimzi) {
        this.strimzi = strimzi;
    }

    /**
     * What is known of the cluster.
     *
     * @param act false: a managed cluster is looked at, and nothing of it is changed
     */
    KafkaView of(ClickAnalytics resource, Context<ClickAnalytics> context, boolean act) {
        if (resource.spec().kafka().bootstrapServers() != null) {
            KafkaAccess access = KafkaAccess.of(resource);
            var status = new KafkaStatus(null, access.bootstrapServers(), null);
            return withCredentials(resource, context, new KafkaView(access, null, status, true));
        }
        if (!strimzi.served(context)) {
            return KafkaView.closed(Claim.blocked(
                    "StrimziMissing",
                    "found no Strimzi (%s) in this cluster, wanted it; install it, or give spec.kafka.bootstrapServers in a new resource"
                            .formatted(StrimziSources.VERSION)));
        }
        if (!strimzi.watches(PipelineNames.kafkaNamespace(resource))) {
            return KafkaView.closed(Claim.blocked(
                    "NamespaceNotWatched",
                    "found Kafka in namespace %s, which the operator was not told to look at; add it to CLICKANALYTICS_KAFKA_NAMESPACES"
                            .formatted(PipelineNames.kafkaNamespace(resource))));
        }
        return ManagedKafkaCluster.wanted(resource) ? managed(resource, context, act) : existing(resource, context);
    }

    private KafkaView managed(ClickAnalytics resource, Context<ClickAnalytics> context, boolean act) {
        var kafkas = strimzi.kafkas(context);
        if (!act) {
            return existing(resource, context);
        }
        var kafka = Unowned.apply(ManagedKafkaCluster.kafka(resource), kafkas, context);
        return notOurs(List.of(kafka))
                .or(() -> notOurs(poolsApplied(resource, context)))
                .orElseGet(() -> existing(resource, context));
    }

    private List<Unowned.Applied<StrimziNodePool>> poolsApplied(
            ClickAnalytics resource, Context<ClickAnalytics> context) {
        var source = strimzi.pools(context);
        return ManagedKafkaCluster.pools(resource).stream()
                .map(pool -> Unowned.apply(pool, source, context))
                .toList();
    }

    /** The first that was found and belongs to somebody else. */
    static Optional<KafkaView> notOurs(List<? extends Unowned.Applied<? extends HasMetadata>> applied) {
        return applied.stream()
                .filter(one -> !one.ours())
                .flatMap(one -> Stream.ofNullable(one.object()))
                .findFirst()
                .map(found -> KafkaView.closed(Claim.blocked(
                        "KafkaNotOurs",
                        "found %s %s that belongs to somebody else, wanted the name for a cluster of our own; rename one of them, or hand it over with the annotation clickanalytics.io/adopt"
                                .formatted(found.getKind(), Remains.names(List.of(found))))));
    }

    private KafkaView existing(ClickAnalytics resource, Context<ClickAnalytics> context) {
        String name = PipelineNames.strimziCluster(resource);
        String namespace = PipelineNames.kafkaNamespace(resource);
        Optional<StrimziKafka> found = strimzi.kafkas(context).get(new ResourceID(name, namespace));
        if (found.isEmpty()) {
            return KafkaView.closed(
                    ManagedKafkaCluster.wanted(resource)
                            ? Claim.pending("KafkaCreating", "Kafka %s/%s is made".formatted(namespace, name))
                            : Claim.blocked(
                                    "KafkaMissing",
                                    "found no Kafka %s/%s, wanted it; make it, or correct spec.kafka.cluster in a new resource"
                                            .formatted(namespace, name)));
        }
        if (!AllowedNamespaces.of(found.get(), PipelineNames.of(resource).namespace())) {
            return KafkaView.closed(notAllowed(resource, namespace, name));
        }
        return withCredentials(resource, context, reached(resource, found.get(), context));
    }

    private static Claim notAllowed(ClickAnalytics resource, String namespace, String name) {
        return Claim.blocked(
                "NotAllowed",
                "found Kafka %s/%s that does not allow namespace %s, wanted its owner's word; have its owner annotate it with %s: %s"
                        .formatted(
                                namespace,
                                name,
                                PipelineNames.of(resource).namespace(),
                                AllowedNamespaces.ANNOTATION,
                                PipelineNames.of(resource).namespace()));
    }

    private KafkaView reached(ClickAnalytics resource, StrimziKafka kafka, Context<ClickAnalytics> context) {
        Optional<Listener> listener = Listener.of(resource, kafka, ownSecret(resource, context));
        Claim claim = KafkaReady.of(kafka, pools(resource, context));
        if (listener.isEmpty()) {
            return new KafkaView(null, claim.holds() ? Listener.missing(resource, kafka) : claim, null, true);
        }
        KafkaAccess access = listener.get().access(resource);
        String clusterId = kafka.getStatus() == null ? null : kafka.getStatus().getClusterId();
        return new KafkaView(access, claim, new KafkaStatus(clusterId, access.bootstrapServers(), null), true);
    }

    /** Those of a managed cluster: of another one, its owner decides what changes are waited for. */
    private List<PoolSeen> pools(ClickAnalytics resource, Context<ClickAnalytics> context) {
        if (!ManagedKafkaCluster.wanted(resource)) {
            return List.of();
        }
        var source = strimzi.pools(context);
        var sets = strimzi.pods(context);
        return ManagedKafkaCluster.pools(resource).stream()
                .flatMap(pool -> source.get(ResourceID.fromResource(pool)).stream()
                        .map(found -> new PoolSeen(found, PodsSeen.of(sets.flatMap(all -> all.get(podsOf(pool)))))))
                .toList();
    }

    /** As Strimzi names them. */
    private static ResourceID podsOf(StrimziNodePool pool) {
        String cluster = pool.getMetadata().getLabels().get(Topics.CLUSTER);
        return new ResourceID(
                cluster + "-" + pool.getMetadata().getName(), pool.getMetadata().getNamespace());
    }

    private static Optional<Secret> ownSecret(ClickAnalytics resource, Context<ClickAnalytics> context) {
        return context.getSecondaryResources(Secret.class).stream()
                .filter(secret -> secret.getMetadata()
                        .getName()
                        .equals(PipelineNames.of(resource).kafkaSecret()))
                .findFirst();
    }

    /** A Secret is read anew each time: secrets of others are not watched, so that the operator sees only those it is told of. */
    private static KafkaView withCredentials(ClickAnalytics resource, Context<ClickAnalytics> context, KafkaView view) {
        String name = resource.spec().kafka().clients().secret();
        if (name == null || view.access() == null) {
            return view;
        }
        String namespace = PipelineNames.of(resource).namespace();
        Secret secret = context.getClient()
                .secrets()
                .inNamespace(namespace)
                .withName(name)
                .get();
        Optional<Claim> problem = SecretProblem.of(namespace + "/" + name, secret);
        if (secret == null || problem.isPresent()) {
            return new KafkaView(null, problem.orElse(null), view.status(), view.open());
        }
        return new KafkaView(
                KafkaCredentials.with(view.access(), secret.getData()), view.claim(), view.status(), view.open());
    }
}
