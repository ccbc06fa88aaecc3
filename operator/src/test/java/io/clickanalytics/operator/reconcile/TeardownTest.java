package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The end of a resource, whatever its steps do. */
final class TeardownTest {
    private final ToldEvents told = new ToldEvents();

    @Test
    void whatWentIsSaidToBeGone() {
        boolean gone = ends(Optional::empty, "");

        assertThat(gone).isTrue();
        assertThat(told.texts()).containsExactly("Deleted: everything that had to go is gone");
    }

    @Test
    void whatWasLeftIsNotSaidToBeGone() {
        boolean gone = ends(() -> Optional.of("waiting"), "waiting", Duration.ofSeconds(121));

        assertThat(gone).isTrue();
        assertThat(told.texts()).containsExactly("LeftBehind: topics are left");
    }

    @Test
    void aStepThatFailsIsTriedAgainNoLongerThanAnyOther() {
        Supplier<Optional<String>> failing = () -> {
            throw new IllegalStateException("no spec");
        };
        String waiting = "waiting for a step of the deletion, which fails: no spec";

        boolean early = ends(failing, waiting, Duration.ofSeconds(119));
        boolean late = ends(failing, waiting, Duration.ofSeconds(121));

        assertThat(early).isFalse();
        assertThat(late).isTrue();
        assertThat(told.texts()).containsExactly("LeftBehind: topics are left");
    }

    /** Whether the finalizer is taken off after the last of these pauses; the status says already what is waited for. */
    private boolean ends(Supplier<Optional<String>> step, String waiting, Duration... pauses) {
        var clock = new Times();
        Teardown teardown = new Teardown(
                List.of(new OneStep(step)), new Events(told.client(), clock), clock, Duration.ofMinutes(2));
        ClickAnalytics resource = Serialization.unmarshal(
                "metadata: {name: phones, namespace: shop, uid: u1, generation: 1}", ClickAnalytics.class);
        resource.setStatus(Statuses.refused(resource, Claim.pending("Deleting", waiting), Times.BEGIN));
        boolean gone = teardown.advance(resource, context()).isRemoveFinalizer();
        for (Duration pause : pauses) {
            clock.pass(pause);
            gone = teardown.advance(resource, context()).isRemoveFinalizer();
        }
        return gone;
    }

    @SuppressWarnings("unchecked") // of the fake's type parameter
    private static Context<ClickAnalytics> context() {
        return Fake.of(Context.class, Map.of());
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
}
