package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Records;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.Shop;
import io.clickanalytics.e2e.harness.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inputs that are not a quiet stream of digits. */
final class InputIT {
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    @RegisterExtension
    static final Site site = Site.ofOneBroker();

    @Test
    void transactionsCountWhenTheyAreCommittedAndOnlyThen() throws Exception {
        site.topics().create("transactions", 2);
        try (var deployment = site.deployment("transactions");
                Shop shop = Shop.withTransactions(site.kafka(), "transactions")) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            shop.begin().clicks(100).commit();
            shop.begin().clicks(70).abort();
            shop.begin().clicks(50);
            // longer than a window with its delay: its clicks must not come too late
            pipeline.runs(Duration.ofSeconds(12));
            shop.commit();
            shop.begin().clicks(30).abort();

            Report report = deployment.recount(CATCH_UP).isRight(150);
            assertThat(report.number("dropped")).isZero();
        }
    }

    @Test
    void clicksOutOfOrderLateInTheFutureAndWithoutATimeAreEachWhatTheyAre() throws Exception {
        site.topics().create("times", 2);
        try (var deployment = site.deployment("times")
                        .with("clicks.format", "json")
                        .with("clicks.item", "$.phone")
                        .with("clicks.time", "$.at");
                Shop shop = Shop.of(site.kafka(), "times")) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            for (int second = 0; second < 15; second++) {
                long now = System.currentTimeMillis();
                for (int click = 0; click < 50; click++) {
                    // now, and up to 3 s before it: later than the window, earlier than the lateness
                    sendAt(shop, now - (click % 4) * 1000L);
                }
                sendAt(shop, now - 60_000);
                sendAt(shop, now + 40L * 365 * 86_400_000);
                sendAt(shop, now * 1000);
                sendAt(shop, -1);
                shop.text("{\"phone\":\"4\",\"at\":\"noon\"}");
                shop.text("{\"phone\":\"4\"}");
                shop.text("not json");
                shop.text("{\"at\":" + now + "}");
                shop.flush();
                pipeline.runs(Duration.ofSeconds(1));
            }

            Report report = deployment.recount(CATCH_UP).isRight(15 * 51);
            // those of the first second may have founded the first window, or came before it
            assertThat(report.number("dropped")).isBetween(13L, 15L + 200L);
            assertThat(report.number("records")).isEqualTo(15 * 58);
        }
    }

    @Test
    void anotherShapeAndFurtherPartitionsUnderLoadLoseAndDoubleNothing() throws Exception {
        site.topics().create("shapes", 1);
        try (var deployment = site.deployment("shapes");
                Load load = Load.started(site.kafka(), deployment.input(), 1000)) {
            PipelineProcess pipeline = deployment.start().awaitReady().runs(Duration.ofSeconds(3));
            site.topics().grow("shapes", 3);
            pipeline.runs(Duration.ofSeconds(3));
            deployment.with("window.length", "PT3S").rewrite(pipeline);
            pipeline.runs(Duration.ofSeconds(12));
            deployment
                    .with("window.length", "PT2S")
                    .with("window.slide", "PT2S")
                    .rewrite(pipeline);
            pipeline.runs(Duration.ofSeconds(12));

            long clicks = load.stop();
            deployment.recount(CATCH_UP).isRight(clicks);
        }
    }

    @Test
    void aDayOfBacklogIsCountedInBoundedBatchesAcrossARestart() throws Exception {
        site.topics().create("backlog", 2, Map.of("message.timestamp.type", "CreateTime"));
        try (var deployment = site.deployment("backlog")
                        .with("window.length", "PT1M")
                        .with("window.slide", "PT1M")
                        .with("batch.maxRecords", "2000");
                Shop shop = Shop.of(site.kafka(), "backlog")) {
            long start = Instant.now().minus(Duration.ofHours(22)).toEpochMilli();
            for (int click = 0; click < 20_000; click++) {
                shop.clickAt(Integer.toString(click % 5), click % 2, start + click * 3600L);
            }
            shop.flush();

            assertThat(deployment.start(Map.of("haltAt", "committed:3")).awaitEnd())
                    .isEqualTo(137);
            deployment.start().awaitReady();

            Report report = deployment.recount(CATCH_UP).isRight(20_000);
            assertThat(report.number("dropped")).isZero();
        }
    }

    @Test
    void aBadRecordLiesInTheDeadLetterTopicWithItsReasonAndWhereItWas() throws Exception {
        site.topics().create("letters", 1);
        try (var deployment = site.deployment("letters")
                        .with("deadLetters.topic", "letters-dead")
                        .with("clicks.format", "json")
                        .with("clicks.item", "$.phone");
                Shop shop = Shop.of(site.kafka(), "letters")) {
            deployment.start().awaitReady();
            shop.text("{\"phone\":\"4\"}")
                    .text("no json at all")
                    .text("{\"phone\":\"2\"}")
                    .flush();

            Report report = deployment.recount(CATCH_UP).isRight(2);
            assertThat(report.number("records")).isEqualTo(3);
            assertThat(Records.of(site.kafka(), "letters-dead").committed())
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(text(letter.value())).isEqualTo("no json at all");
                        assertThat(text(letter.key())).isEqualTo("letters-0-1");
                        assertThat(Arrays.stream(letter.headers().toArray()))
                                .extracting(header -> header.key() + "=" + text(header.value()))
                                .containsExactlyInAnyOrder("reason=format", "topic=letters", "partition=0", "offset=1");
                    });
        }
    }

    private static void sendAt(Shop shop, long time) {
        shop.text("{\"phone\":\"4\",\"at\":" + time + "}");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
