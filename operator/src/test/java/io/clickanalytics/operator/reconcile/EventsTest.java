package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.News;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told, and how often. */
final class EventsTest {
    private static final News LATE = new News(true, "NoCommit", "found no commit for 40 s");

    private final Times clock = new Times();
    private final ToldEvents told = new ToldEvents();
    private final Events events = new Events(told.client(), clock);

    @Test
    void theSameNewsIsToldOnceInTenMinutes() {
        events.tell(resource("u1"), LATE);
        clock.pass(Duration.ofSeconds(599));
        events.tell(resource("u1"), LATE);

        assertThat(told.all()).hasSize(1);
    }

    @Test
    void thenItIsTheSameEventWithACountAndTheTimeOfTheFirst() {
        events.tell(resource("u1"), LATE);
        clock.pass(Duration.ofMinutes(10));
        events.tell(resource("u1"), LATE);

        assertThat(told.all()).extracting(Event::getCount).containsExactly(1, 2);
        assertThat(told.all())
                .extracting(event -> event.getMetadata().getName())
                .hasSize(2)
                .containsOnly(told.all().get(0).getMetadata().getName());
        assertThat(told.all().get(1).getFirstTimestamp()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(told.all().get(1).getLastTimestamp()).isEqualTo("2026-11-21T08:10:00Z");
    }

    @Test
    void whatDiffersIsToldEachForItself() {
        events.tell(resource("u1"), LATE);
        events.tell(resource("u1"), new News(true, "NoCommit", "found no commit for 80 s"));
        events.tell(resource("u1"), new News(true, "DriverCrashed", LATE.message()));
        // deleted and made again under its name
        events.tell(resource("u2"), LATE);

        assertThat(told.all())
                .extracting(event -> event.getMetadata().getName())
                .doesNotHaveDuplicates()
                .hasSize(4)
                .allMatch(name -> name.startsWith("phones."));
        assertThat(told.all()).extracting(Event::getCount).containsOnly(1);
    }

    @Test
    void saysOfWhomItIsAndWhetherItIsBad() {
        events.tell(resource("u1"), LATE);
        events.tell(resource("u1"), new News(false, "DataFlows", "clicks are counted"));

        assertThat(told.all()).extracting(Event::getType).containsExactly("Warning", "Normal");
        assertThat(told.all()).allSatisfy(event -> {
            assertThat(event.getMetadata().getNamespace()).isEqualTo("shop");
            assertThat(event.getInvolvedObject().getKind()).isEqualTo("ClickAnalytics");
            assertThat(event.getInvolvedObject().getName()).isEqualTo("phones");
            assertThat(event.getInvolvedObject().getUid()).isEqualTo("u1");
        });
    }

    @Test
    void aLongMessageIsCutToWhatTheApiServerTakes() {
        events.tell(resource("u1"), new News(true, "Invalid", "x".repeat(5_000)));

        assertThat(told.all()).singleElement().satisfies(event -> assertThat(event.getMessage())
                .hasSize(1_000));
    }

    /** Who tries again at once because nobody heard would tell it with every reconciliation. */
    @Test
    void anEventThatIsRefusedStopsNothingAndIsNotTriedAgainAtOnce() {
        told.refuse();

        events.tell(resource("u1"), LATE);
        events.tell(resource("u1"), LATE);

        assertThat(told.texts()).isEqualTo(List.of("NoCommit: found no commit for 40 s"));
    }

    private static ClickAnalytics resource(String uid) {
        return Serialization.unmarshal(
                "metadata: {name: phones, namespace: shop, uid: %s}".formatted(uid), ClickAnalytics.class);
    }
}
