package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.Dashboard;
import io.clickanalytics.api.v1alpha1.DeadLetters;
import io.clickanalytics.api.v1alpha1.Kafka;
import io.clickanalytics.operator.desired.AppliedSpec;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.PipelineNames;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds resources by what they use. */
final class PrimaryIndex {
    private static final String KAFKA = "kafka";
    private static final String CLAIMS = "claims";

    private PrimaryIndex() {}

    static void addTo(IndexerResourceCache<ClickAnalytics> cache) {
        cache.addIndexer(KAFKA, PrimaryIndex::kafka);
        cache.addIndexer(CLAIMS, PrimaryIndex::claims);
    }

    /** The resources that use a Kafka cluster of Strimzi. */
    static Set<ResourceID> usersOf(IndexerResourceCache<ClickAnalytics> cache, ResourceID kafka) {
        return cache.byIndex(KAFKA, kafka.getNamespace().orElse("") + "/" + kafka.getName()).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** All resources that have the same claim. */
    static Stream<ClickAnalytics> claimants(IndexerResourceCache<ClickAnalytics> cache, String claim) {
        return cache.byIndex(CLAIMS, claim).stream();
    }

    static void addToRecords(IndexerResourceCache<ConfigMap> records) {
        records.addIndexer(CLAIMS, PrimaryIndex::claimsInEffect);
    }

    /** The records of resources whose programs run with this claim. */
    static Stream<ConfigMap> users(IndexerResourceCache<ConfigMap> records, String claim) {
        return records.byIndex(CLAIMS, claim).stream();
    }

    /** The resource that a record is of. */
    static ResourceID recorded(ConfigMap applied) {
        String name = Objects.requireNonNullElse(applied.getMetadata().getLabels(), Map.<String, String>of())
                .getOrDefault(PipelineLabels.INSTANCE, "");
        return new ResourceID(name, applied.getMetadata().getNamespace());
    }

    /** Also of specs before, while programs may run with them. None of another ConfigMap, or of a record that was spoiled. */
    static List<String> claimsInEffect(ConfigMap applied) {
        var metadata = new ObjectMetaBuilder()
                .withName(recorded(applied).getName())
                .withNamespace(applied.getMetadata().getNamespace())
                .build();
        return AppliedSpec.read(applied).stream()
                .flatMap(last -> claims(metadata, last.spec()).stream()
                        .flatMap(claims -> Stream.concat(claims.stream(), last.uses().stream())))
                .toList();
    }

    /** What a resource of this name and spec claims; empty when the spec is none that anything is made of. */
    static Optional<List<String>> claims(ObjectMeta metadata, ClickAnalyticsSpec spec) {
        return Validation.of(new ClickAnalytics(metadata, spec)) instanceof Checked.Valid valid
                ? Optional.of(claims(valid.resource()))
                : Optional.empty();
    }

    /** What only one resource can have: the topics that it writes to, and its host. */
    static List<String> claims(ClickAnalytics resource) {
        ClickAnalyticsSpec spec = resource.getSpec();
        if (spec == null) {
            return List.of();
        }
        List<String> topics = topics(spec.kafka()).toList();
        Stream<String> onKafka = clusters(resource)
                .flatMap(cluster -> topics.stream().map(topic -> "topic " + topic + " of Kafka " + cluster));
        return Stream.concat(onKafka, hosts(spec.dashboard())).toList();
    }

    private static List<String> kafka(ClickAnalytics resource) {
        return resource.getSpec() == null || resource.spec().kafka().bootstrapServers() != null
                ? List.of()
                : List.of(PipelineNames.kafkaNamespace(resource) + "/" + PipelineNames.strimziCluster(resource));
    }

    private static Stream<String> clusters(ClickAnalytics resource) {
        String addresses = resource.spec().kafka().bootstrapServers();
        return addresses == null ? kafka(resource).stream() : Stream.of(addresses.split(","));
    }

    private static Stream<String> topics(Kafka kafka) {
        DeadLetters letters = kafka.deadLetters();
        String paper = kafka.results().paperTopic();
        return Stream.of(
                        Stream.of(kafka.results().topic(), kafka.results().stateTopic()),
                        Stream.ofNullable(paper),
                        Stream.ofNullable(letters).map(DeadLetters::topic))
                .flatMap(topics -> topics);
    }

    private static Stream<String> hosts(Dashboard dashboard) {
        return Stream.concat(
                Stream.ofNullable(dashboard.ingress()).map(ingress -> host(ingress.host(), ingress.path())),
                Stream.ofNullable(dashboard.gateway()).map(gateway -> host(gateway.host(), gateway.path())));
    }

    /** Two may share a host, each under a path of its own: the longer one is asked first. Nothing was checked here yet. */
    private static String host(String host, @Nullable String path) {
        return "host " + host + (path == null || path.equals("/") ? "" : path);
    }
}
