package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.ManagedKafkaCluster;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.StrimziKafka;
import io.clickanalytics.operator.desired.StrimziNodePool;
import io.clickanalytics.operator.desired.StrimziPods;
import io.clickanalytics.operator.desired.Topics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches Strimzi's resources, from the first time that somebody needs them: a cluster without Strimzi does not know them,
 * and one that gets it later needs no restart of the operator.
 */
final class StrimziSources {
    /** The version of Strimzi's kinds that is used. */
    static final String VERSION = "kafka.strimzi.io/v1";

    private static final Map<Class<? extends HasMetadata>, String> KINDS =
            Map.of(StrimziKafka.class, "Kafka", StrimziNodePool.class, "KafkaNodePool", KafkaTopic.class, "KafkaTopic");

    /** Not of Connect and its like. */
    private static final String OF_KAFKA = "strimzi.io/kind=Kafka";

    private static final String OURS = PipelineLabels.MANAGED_BY + "=" + PipelineLabels.OPERATOR;

    private final ServedApis apis;
    private final Set<String> namespaces;

    /**
     * Sources over these namespaces.
     *
     * @param namespaces empty: all
     */
    StrimziSources(ServedApis apis, Set<String> namespaces) {
        this.apis = apis;
        this.namespaces = Set.copyOf(namespaces);
    }

    /** Whether this cluster has Strimzi's kinds right now; what was watched of kinds that are gone is not true any more. */
    boolean served(Context<ClickAnalytics> context) {
        boolean served = KINDS.values().stream().allMatch(kind -> apis.serves(VERSION, kind));
        if (!served) {
            Stream.concat(KINDS.keySet().stream(), Stream.of(StrimziPods.class))
                    .forEach(type ->
                            context.eventSourceRetriever().dynamicallyDeRegisterEventSource(type.getSimpleName()));
        }
        return served;
    }

    /** Whether a namespace is looked at. */
    boolean watches(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    /** Kafka clusters, ours and others'. */
    InformerEventSource<StrimziKafka, ClickAnalytics> kafkas(Context<ClickAnalytics> context) {
        EventSourceRetriever<ClickAnalytics> sources = context.eventSourceRetriever();
        return registered(
                context,
                StrimziKafka.class,
                null,
                kafka -> PrimaryIndex.usersOf(sources.getControllerEventSource(), ResourceID.fromResource(kafka)));
    }

    /** Node pools of our clusters. */
    InformerEventSource<StrimziNodePool, ClickAnalytics> pools(Context<ClickAnalytics> context) {
        return registered(context, StrimziNodePool.class, OURS, StrimziSources::byLabels);
    }

    /** Our topics. */
    InformerEventSource<KafkaTopic, ClickAnalytics> topics(Context<ClickAnalytics> context) {
        return registered(context, KafkaTopic.class, OURS, StrimziSources::byLabels);
    }

    /**
     * Pods of the pools of managed clusters, which are where their resources are; empty where Strimzi has no such kind. They
     * come and go with every restart: others who use the cluster are not woken.
     */
    Optional<InformerEventSource<StrimziPods, ClickAnalytics>> pods(Context<ClickAnalytics> context) {
        EventSourceRetriever<ClickAnalytics> sources = context.eventSourceRetriever();
        if (!apis.serves(HasMetadata.getApiVersion(StrimziPods.class), HasMetadata.getKind(StrimziPods.class))) {
            sources.dynamicallyDeRegisterEventSource(StrimziPods.class.getSimpleName());
            return Optional.empty();
        }
        return Optional.of(registered(context, StrimziPods.class, () -> InformerEventSourceConfiguration.from(
                        StrimziPods.class, ClickAnalytics.class)
                .withName(StrimziPods.class.getSimpleName())
                .withLabelSelector(OF_KAFKA)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(pods -> managers(sources.getControllerEventSource(), pods))
                .build()));
    }

    private static Set<ResourceID> managers(IndexerResourceCache<ClickAnalytics> resources, HasMetadata pods) {
        return Optional.ofNullable(pods.getMetadata().getLabels())
                .map(labels -> labels.get(Topics.CLUSTER))
                .map(cluster -> new ResourceID(cluster, pods.getMetadata().getNamespace()))
                .map(cluster -> PrimaryIndex.usersOf(resources, cluster))
                .orElse(Set.of())
                .stream()
                .filter(user ->
                        resources.get(user).filter(ManagedKafkaCluster::wanted).isPresent())
                .collect(Collectors.toSet());
    }

    /** Owner references do not cross namespaces, labels do. */
    static Set<ResourceID> byLabels(HasMetadata object) {
        Map<String, String> labels =
                Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
        String name = labels.get(PipelineLabels.INSTANCE);
        String namespace = labels.get(PipelineLabels.OWNER_NAMESPACE);
        return name == null || namespace == null ? Set.of() : Set.of(new ResourceID(name, namespace));
    }

    private <R extends HasMetadata> InformerEventSource<R, ClickAnalytics> registered(
            Context<ClickAnalytics> context,
            Class<R> type,
            @Nullable String selector,
            SecondaryToPrimaryMapper<R> mapper) {
        return registered(context, type, () -> configuration(type, selector, mapper));
    }

    private static <R extends HasMetadata> InformerEventSource<R, ClickAnalytics> registered(
            Context<ClickAnalytics> context,
            Class<R> type,
            Supplier<InformerEventSourceConfiguration<R>> configuration) {
        EventSourceRetriever<ClickAnalytics> sources = context.eventSourceRetriever();
        EventSource<R, ClickAnalytics> source = sources.getEventSourcesFor(type).stream()
                .findFirst()
                .orElseGet(() -> new InformerEventSource<>(
                        configuration.get(), sources.eventSourceContextForDynamicRegistration()));
        // another thread may have registered it and wait for its first list: to it, nothing would be there yet.
        // Registering what is known waits until it has started, and does no more:
        // EventSourceManager.dynamicallyRegisterEventSource
        return (InformerEventSource<R, ClickAnalytics>) sources.dynamicallyRegisterEventSource(source);
    }

    private <R extends HasMetadata> InformerEventSourceConfiguration<R> configuration(
            Class<R> type, @Nullable String selector, SecondaryToPrimaryMapper<R> mapper) {
        var builder = InformerEventSourceConfiguration.from(type, ClickAnalytics.class)
                .withName(type.getSimpleName())
                .withSecondaryToPrimaryMapper(mapper);
        if (namespaces.isEmpty()) {
            builder.withWatchAllNamespaces();
        } else {
            builder.withNamespaces(namespaces.stream().collect(Collectors.toSet()));
        }
        if (selector != null) {
            builder.withLabelSelector(selector);
        }
        return builder.build();
    }
}
