package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.ConditionType;
import io.clickanalytics.operator.status.Conditions;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two resources that claim what only one can have: who uses it keeps it, whatever an edit of the other says; of two that do
 * not use it yet the elder has it. The one without makes nothing new and says why.
 */
final class Collisions {
    private static final Comparator<ClickAnalytics> ELDER = Comparator.comparing(
                    (ClickAnalytics resource) -> meta(resource).getCreationTimestamp())
            .thenComparing(resource -> meta(resource).getNamespace())
            .thenComparing(ClickAnalytics::name);

    /** Words for a spec that nothing was made of. */
    private static final Set<String> REFUSED = Set.of("Collision", "Invalid", "Rejected");

    private final IndexerResourceCache<ClickAnalytics> resources;
    private final IndexerResourceCache<ConfigMap> records;

    /**
     * Among these.
     *
     * @param resources all that there are
     * @param records of what took effect, for each resource
     */
    Collisions(IndexerResourceCache<ClickAnalytics> resources, IndexerResourceCache<ConfigMap> records) {
        this.resources = resources;
        this.records = records;
    }

    /** How much a claim is a resource's own; the last is the strongest. */
    private enum Hold {
        /** It is only written down. */
        WISH,
        /** Objects are made with it. */
        BEGUN,
        /** Programs run with it, also when the spec says something else by now. */
        IN_EFFECT
    }

    Optional<Claim> of(ClickAnalytics resource) {
        return PrimaryIndex.claims(resource).stream()
                .flatMap(claim -> before(resource, claim).map(other -> collision(claim, other)))
                .findFirst();
    }

    /** Those that come before a resource. */
    private Stream<ClickAnalytics> before(ClickAnalytics resource, String claim) {
        Set<ResourceID> users =
                PrimaryIndex.users(records, claim).map(PrimaryIndex::recorded).collect(Collectors.toSet());
        Comparator<ClickAnalytics> order = Comparator.comparing(
                        (ClickAnalytics one) -> hold(one, claim, users), Comparator.reverseOrder())
                .thenComparing(ELDER);
        return Stream.concat(
                        PrimaryIndex.claimants(resources, claim),
                        users.stream().flatMap(user -> resources.get(user).stream()))
                .filter(other -> !meta(other).getUid().equals(meta(resource).getUid()))
                .filter(other -> order.compare(other, resource) < 0);
    }

    private static Hold hold(ClickAnalytics resource, String claim, Set<ResourceID> users) {
        if (users.contains(ResourceID.fromResource(resource))) {
            return Hold.IN_EFFECT;
        }
        return begun(resource) && PrimaryIndex.claims(resource).contains(claim) ? Hold.BEGUN : Hold.WISH;
    }

    private static boolean begun(ClickAnalytics resource) {
        ClickAnalyticsStatus status = Statuses.previous(resource);
        return Objects.equals(status.observedGeneration(), meta(resource).getGeneration())
                && Conditions.find(status.conditions(), ConditionType.READY)
                        .filter(ready -> !REFUSED.contains(ready.getReason()))
                        .isPresent();
    }

    private static Claim collision(String claim, ClickAnalytics other) {
        return Claim.blocked(
                "Collision",
                "found %s in use by ClickAnalytics %s/%s, wanted it for this one alone; choose another"
                        .formatted(claim, meta(other).getNamespace(), other.name()));
    }

    private static ObjectMeta meta(ClickAnalytics resource) {
        return resource.getMetadata();
    }
}
