package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Deployment;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.ResultsCopy;
import io.clickanalytics.e2e.harness.Site;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The oracle of all other tests is tested itself: whatever is done to the results, it is found. */
final class TamperingIT {
    private static final AtomicInteger COPIES = new AtomicInteger();

    @RegisterExtension
    static final Site site = Site.ofOneBroker();

    private static Deployment deployment;

    /** One count whose pipeline has ended, so that the commit stays the last. */
    @BeforeAll
    static void count() throws InterruptedException {
        site.topics().create("tampered", 2);
        deployment = site.deployment("tampered");
        try (Load load = Load.started(site.kafka(), deployment.input(), 500)) {
            var pipeline = deployment.start().awaitReady().runs(Duration.ofSeconds(4));
            long clicks = load.stop();
            deployment.recount(Duration.ofMinutes(1)).isRight(clicks);
            assertThat(pipeline.terminate()).isIn(0, 143);
        }
    }

    @AfterAll
    static void stop() {
        deployment.close();
    }

    @Test
    void anUntouchedCopyIsRight() {
        Report report = tampered(copy -> {});

        assertThat(report.status()).as(report.json().toString()).isZero();
    }

    @Test
    void aChangedCountIsFound() {
        tampered(copy -> add(copy.someWindow(), 1)).isWrong("the total");
    }

    @Test
    void aClickTakenAwayIsFound() {
        tampered(copy -> add(copy.someWindow(), -1)).isWrong("the total");
    }

    @Test
    void aMissingWindowIsFound() {
        tampered(copy -> copy.windows().remove(copy.someWindow())).isWrong("missing");
    }

    @Test
    void aMissingLastWindowIsFound() {
        tampered(copy -> copy.windows().remove(copy.windows().size() - 1)).isWrong("the last window's end");
    }

    @Test
    void aWindowThatIsThereTwiceIsFound() {
        tampered(copy -> copy.windows().add(copy.someWindow().deepCopy())).isWrong("there twice");
    }

    @Test
    void aForgedRevisionIsFound() {
        tampered(copy -> {
                    ObjectNode forged = copy.someWindow().deepCopy();
                    copy.windows()
                            .add(add(
                                    forged.put(
                                            "revision", forged.get("revision").asInt() + 1),
                                    1));
                })
                .isWrong("the total");
    }

    private static Report tampered(Consumer<ResultsCopy> change) {
        String topic = "copy-" + COPIES.incrementAndGet();
        ResultsCopy copy = ResultsCopy.of(site.kafka(), deployment.results());
        change.accept(copy);
        copy.writeTo(topic);
        return deployment.recount(Duration.ZERO, Map.of("results.topic", topic));
    }

    /** To the first item and to the total, so that the sums still agree. */
    private static ObjectNode add(ObjectNode window, int clicks) {
        var counts = (ObjectNode) window.get("counts");
        String first = counts.fieldNames().next();
        counts.put(first, counts.get(first).asLong() + clicks);
        return window.put("total", window.get("total").asLong() + clicks);
    }
}
