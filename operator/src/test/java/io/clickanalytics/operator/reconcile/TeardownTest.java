package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The end of a resource, whatever its steps do. */
final class TeardownTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    private final List<String> told = new ArrayList<>();

    @Test
    void whatWentIsSaidToBeGone() {
        boolean gone = ends(Optional::empty, "", BEGIN);

        assertThat(gone).isTrue();
        assertThat(told).containsExactly("Deleted: everything that had to go is gone");
    }

    @Test
    void whatWasLeftIsNotSaidToBeGone() {
        boolean gone = ends(() -> Optional.of("waiting"), "waiting", BEGIN, BEGIN.plusSeconds(121));

        assertThat(gone).isTrue();
        assertThat(told).containsExactly("LeftBehind: topics are left");
    }

    @Test
    void aStepThatFailsIsTriedAgainNoLongerThanAnyOther() {
        Supplier<Optional<String>> failing = () -> {
            throw new IllegalStateException("no spec");
        };
        String waiting = "waiting for a step of the deletion, which fails: no spec";

        boolean early = ends(failing, waiting, BEGIN, BEGIN.plusSeconds(119));
        boolean late = ends(failing, waiting, BEGIN, BEGIN.plusSeconds(121));

        assertThat(early).isFalse();
        assertThat(late).isTrue();
        assertThat(told).containsExactly("LeftBehind: topics are left");
    }

    /** Whether the finalizer is taken off at the last of these times; the status says already what is waited for. */
    private boolean ends(Supplier<Optional<String>> step, String waiting, Instant... times) {
        var clock = new Times();
        Teardown teardown =
                new Teardown(List.of(new OneStep(step)), new Events(client(), clock), clock, Duration.ofMinutes(2));
        ClickAnalytics resource = Serialization.unmarshal(
                "metadata: {name: phones, namespace: shop, uid: u1, generation: 1}", ClickAnalytics.class);
        resource.setStatus(Statuses.refused(resource, Claim.pending("Deleting", waiting), BEGIN));
        boolean gone = false;
        for (Instant time : times) {
            clock.now = time;
            gone = teardown.advance(resource, context()).isRemoveFinalizer();
        }
        return gone;
    }

    @SuppressWarnings("unchecked") // of the fake's type parameter
    private static Context<ClickAnalytics> context() {
        return Fake.of(Context.class, Map.of());
    }

    /** Hears the events and keeps none. */
    private KubernetesClient client() {
        return Fake.of(KubernetesClient.class, Map.of("resource", (proxy, method, arguments) -> {
            Event event = (Event) arguments[0];
            told.add(event.getReason() + ": " + event.getMessage());
            throw new KubernetesClientException("heard");
        }));
    }

    private record OneStep(Supplier<Optional<String>> step) implements Teardown.Step {
        @Override
        public Optional<String> advance(ClickAnalytics resource, Context<ClickAnalytics> context) {
            return step.get();
        }

        @Override
        public String giveUp(ClickAnalytics resource, Context<ClickAnalytics> context) {
            return "topics are left";
        }
    }

    private static final class Times extends Clock {
        private Instant now = BEGIN;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
