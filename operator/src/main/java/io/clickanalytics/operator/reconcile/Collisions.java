package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.Comparator;
import java.util.Optional;

/** Two resources that claim what only one can have: the elder has it, the younger makes nothing and says why. */
final class Collisions {
    private static final Comparator<ClickAnalytics> ELDER = Comparator.comparing(
                    (ClickAnalytics resource) -> meta(resource).getCreationTimestamp())
            .thenComparing(resource -> meta(resource).getNamespace())
            .thenComparing(ClickAnalytics::name);

    private Collisions() {}

    static Optional<Claim> of(ClickAnalytics resource, IndexerResourceCache<ClickAnalytics> cache) {
        return PrimaryIndex.claims(resource).stream()
                .flatMap(claim -> PrimaryIndex.claimants(cache, claim)
                        .filter(other ->
                                !meta(other).getUid().equals(meta(resource).getUid()))
                        .filter(other -> ELDER.compare(other, resource) < 0)
                        .map(other -> collision(claim, other)))
                .findFirst();
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
