package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.DriverReport;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.javaoperatorsdk.operator.processing.event.Event;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When drivers are asked, and when somebody has to look at their answers. */
final class DriverReportsTest {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final ClickAnalytics PHONES = resource();
    private static final Pod POD =
            new PodBuilder().withNewMetadata().withUid("p1").endMetadata().build();

    private final Hands clock = new Hands();
    private final List<CompletableFuture<Optional<DriverReport>>> questions = new ArrayList<>();
    private final List<Event> news = new ArrayList<>();
    private final DriverReports reports =
            new DriverReports(pod -> Optional.of(URI.create("http://driver/status")), this::question, clock);

    DriverReportsTest() {
        reports.setEventHandler(news::add);
    }

    @Test
    void aDriverThatDoesNotAnswerIsNotAskedAgain() {
        reports.ask(PHONES, POD, FRESH, "new");

        pass(60);
        int silent = questions.size();
        questions.get(0).complete(Optional.empty());
        pass(1);

        assertThat(silent).isEqualTo(1);
        assertThat(questions).hasSize(2);
    }

    @Test
    void aDriverThatCountsAsWantedIsAskedEveryTenSeconds() {
        reports.ask(PHONES, POD, FRESH, "new");

        answering("new", 60);

        assertThat(questions).hasSizeBetween(6, 8);
    }

    @Test
    void aDriverAtOtherSettingsIsAskedSooner() {
        reports.ask(PHONES, POD, FRESH, "new");

        answering("old", 60);

        assertThat(questions).hasSizeBetween(30, 31);
    }

    @Test
    void whatItSaidIsKeptWhileItIsToTakeNewSettings() {
        reports.ask(PHONES, POD, FRESH, "old");
        answering("old", 1);

        reports.ask(PHONES, POD, FRESH, "new");

        assertThat(reports.of(PHONES, POD))
                .get()
                .extracting(DriverReport::settings)
                .isEqualTo("old");
    }

    @Test
    void somebodyLooksWhenItHasTakenThemAndNotBefore() {
        reports.ask(PHONES, POD, FRESH, "old");
        answering("old", 1);
        reports.ask(PHONES, POD, FRESH, "new");
        news.clear();

        answering("old", 10);
        int early = news.size();
        answering("new", 3);

        assertThat(early).isZero();
        assertThat(news).hasSize(1);
    }

    @Test
    void anAnswerIsAwaitedForTenSecondsFromTheFirstQuestion() {
        reports.ask(PHONES, POD, FRESH, "new");
        pass(9);
        boolean early = reports.awaited(PHONES, seen());
        // somebody edits the resource meanwhile
        reports.ask(PHONES, POD, FRESH, "newer");
        pass(1);

        assertThat(early).isTrue();
        assertThat(reports.awaited(PHONES, seen())).isFalse();
    }

    @Test
    void nothingIsAwaitedByWhoSawTheAnswer() {
        reports.ask(PHONES, POD, FRESH, "new");

        answering("new", 1);

        assertThat(reports.awaited(PHONES, seen())).isFalse();
    }

    /** Its status would tell of a silent driver, after the driver has spoken. */
    @Test
    void whoLookedBeforeTheAnswerCameHasStillLookedTooEarly() {
        reports.ask(PHONES, POD, FRESH, "new");
        DriverReport seen = seen();

        answering("new", 1);

        assertThat(reports.awaited(PHONES, seen)).isTrue();
    }

    /** Between two ticks: somebody has looked, and said that it is silent. */
    @Test
    void anAnswerAfterSilenceThatWasSeenIsNews() {
        reports.ask(PHONES, POD, FRESH, "new");
        answering("new", 1);
        pass(29);
        clock.now = clock.now.plusSeconds(10);
        reports.ask(PHONES, POD, FRESH, "new");
        news.clear();

        questions.get(1).complete(Optional.of(report("new")));

        assertThat(news).hasSize(1);
    }

    @Test
    void anAnswerThatComesWhileTheClockTicksIsKept() {
        reports.ask(PHONES, POD, FRESH, "new");
        answering("old", 1);
        pass(2);

        clock.calls.add(() -> {});
        clock.calls.add(() -> questions.get(1).complete(Optional.of(report("new"))));
        reports.tick();

        assertThat(reports.of(PHONES, POD))
                .get()
                .extracting(DriverReport::settings)
                .isEqualTo("new");
    }

    private @Nullable DriverReport seen() {
        return reports.of(PHONES, POD).orElse(null);
    }

    private CompletableFuture<Optional<DriverReport>> question(URI driver) {
        var question = new CompletableFuture<Optional<DriverReport>>();
        questions.add(question);
        return question;
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            reports.tick();
            clock.now = clock.now.plusSeconds(1);
        }
    }

    private void answering(String settings, int seconds) {
        for (int i = 0; i < seconds; i++) {
            pass(1);
            questions.forEach(question -> question.complete(Optional.of(report(settings))));
        }
    }

    private DriverReport report(String settings) {
        var progress = new DriverReport.Progress(clock.now, 0, Duration.ZERO, 1);
        return new DriverReport("RUNNING", clock.now, clock.now, progress, Map.of(), settings);
    }

    private static ClickAnalytics resource() {
        var resource = new ClickAnalytics();
        resource.setMetadata(
                new ObjectMetaBuilder().withName("phones").withNamespace("shop").build());
        return resource;
    }

    /** Moved by the test, which also says what happens at the moments at which somebody looks at it. */
    private static final class Hands extends Clock {
        private final Deque<Runnable> calls = new ArrayDeque<>();
        private Instant now = Instant.parse("2026-11-21T08:00:00Z");

        @Override
        public Instant instant() {
            Optional.ofNullable(calls.poll()).ifPresent(Runnable::run);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
