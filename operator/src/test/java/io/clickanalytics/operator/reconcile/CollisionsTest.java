package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.desired.AppliedSpec;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who keeps a name that two ask for. */
final class CollisionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final List<ClickAnalytics> resources = new ArrayList<>();
    private final List<ConfigMap> records = new ArrayList<>();

    @Test
    void ofTwoNewOnesTheElderHasIt() {
        ClickAnalytics elder = resource("elder", 1, "same");
        ClickAnalytics younger = resource("younger", 2, "same");

        assertThat(collides(elder)).isFalse();
        assertThat(collides(younger)).isTrue();
    }

    @Test
    void anEditTakesNothingFromAYoungerOneThatRunsWithIt() {
        ClickAnalytics elder = resource("elder", 1, "wanted");
        inEffect(elder, "before");
        ClickAnalytics younger = resource("younger", 2, "wanted");
        inEffect(younger, "wanted");

        assertThat(collides(elder)).isTrue();
        assertThat(collides(younger)).isFalse();
    }

    @Test
    void anEditTakesNothingFromAYoungerOneThatIsJustBeingMade() {
        ClickAnalytics elder = resource("elder", 1, "wanted");
        inEffect(elder, "before");
        ClickAnalytics younger = resource("younger", 2, "wanted");
        said(younger, Claim.pending("ReconcileFailed", "again"));

        assertThat(collides(elder)).isTrue();
        assertThat(collides(younger)).isFalse();
    }

    @Test
    void whoWasRefusedHasNothing() {
        ClickAnalytics elder = resource("elder", 1, "same");
        ClickAnalytics younger = resource("younger", 2, "same");
        said(younger, Claim.blocked("Collision", "choose another"));

        assertThat(collides(elder)).isFalse();
        assertThat(collides(younger)).isTrue();
    }

    @Test
    void whatAnEditWouldGiveUpIsInUseUntilTheEditTookEffect() {
        ClickAnalytics edited = resource("edited", 1, "after");
        inEffect(edited, "before");
        ClickAnalytics next = resource("next", 2, "before");

        assertThat(collides(next)).isTrue();
        assertThat(collides(edited)).isFalse();
    }

    @Test
    void whatAnEditGivesUpIsInUseWhileProgramsAreStillRolled() {
        ClickAnalytics edited = resource("edited", 1, "after");
        ClickAnalytics before = written("edited", 1, "before");
        var rolling = AppliedSpec.first(before.spec())
                .inEffect()
                .followedBy(
                        edited.spec(),
                        Set.copyOf(PrimaryIndex.claims(before)),
                        Set.copyOf(PrimaryIndex.claims(edited)));
        records.add(rolling.configMap(edited));
        ClickAnalytics next = resource("next", 2, "before");
        boolean whileRolling = collides(next);

        records.set(0, rolling.inEffect().configMap(edited));

        assertThat(whileRolling).isTrue();
        assertThat(collides(next)).isFalse();
    }

    @Test
    void aRecordOfAResourceThatIsGoneHoldsNothing() {
        ClickAnalytics gone = resource("gone", 1, "same");
        inEffect(gone, "same");
        resources.clear();

        assertThat(collides(resource("next", 2, "same"))).isFalse();
    }

    @Test
    void aRecordThatSomebodySpoiledIsNoRecord() {
        var spoiled = Serialization.unmarshal(
                "metadata: {name: a-applied, namespace: shop}\ndata: {spec.json: '{}'}", ConfigMap.class);

        assertThat(PrimaryIndex.claimsInEffect(spoiled)).isEmpty();
    }

    private boolean collides(ClickAnalytics resource) {
        return new Collisions(cache(resources, PrimaryIndex::claims), cache(records, PrimaryIndex::claimsInEffect))
                .of(resource)
                .isPresent();
    }

    private ClickAnalytics resource(String name, int age, String letters) {
        ClickAnalytics resource = written(name, age, letters);
        resources.add(resource);
        return resource;
    }

    private void inEffect(ClickAnalytics resource, String letters) {
        records.add(record(resource, letters));
    }

    private static ConfigMap record(ClickAnalytics resource, String letters) {
        ClickAnalytics written = written(resource.name(), 1, letters);
        return AppliedSpec.first(written.spec()).inEffect().configMap(written);
    }

    private static void said(ClickAnalytics resource, Claim claim) {
        resource.setStatus(Statuses.refused(resource, claim, NOW));
    }

    private static ClickAnalytics written(String name, int age, String letters) {
        Checked checked =
                Validation.of(Serialization.unmarshal("""
                apiVersion: clickanalytics.io/v1alpha1
                kind: ClickAnalytics
                metadata:
                  name: %1$s
                  namespace: shop
                  uid: uid-of-%1$s
                  generation: 1
                  creationTimestamp: "2026-11-21T07:00:0%2$dZ"
                spec:
                  kafka:
                    bootstrapServers: kafka:9092
                    input: {topic: phone}
                    results: {topic: results-of-%1$s}
                    deadLetters: {topic: %3$s}
                """.formatted(name, age, letters), ClickAnalytics.class));
        return ((Checked.Valid) checked).resource();
    }

    @SuppressWarnings("unchecked") // of the fake's type parameter
    private static <T extends HasMetadata> IndexerResourceCache<T> cache(
            List<T> objects, Function<T, List<String>> claims) {
        return Fake.of(
                IndexerResourceCache.class,
                Map.of(
                        "byIndex",
                        (proxy, method, arguments) -> objects.stream()
                                .filter(object -> claims.apply(object).contains(arguments[1]))
                                .toList(),
                        "get",
                        (proxy, method, arguments) -> objects.stream()
                                .filter(object ->
                                        ResourceID.fromResource(object).equals(arguments[0]))
                                .findFirst()));
    }
}
