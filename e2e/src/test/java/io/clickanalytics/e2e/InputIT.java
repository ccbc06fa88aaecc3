package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Deployment;
import io.clickanalytics.e2e.harness.Load;
import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Report;
import io.clickanalytics.e2e.harness.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Inputs that are not a quiet stream of digits. */
final class InputIT {
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    private static TestKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = TestKafka.started();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void transactionsCountWhenTheyAreCommittedAndOnlyThen() throws Exception {
        kafka.create("transactions", 2, Map.of());
        Map<String, Object> settings = Load.settings(kafka.bootstrap());
        settings.put("transactional.id", "shop");
        try (var deployment = new Deployment(kafka.bootstrap(), "transactions");
                var shop = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            shop.initTransactions();
            shop.beginTransaction();
            send(shop, "transactions", 100);
            shop.commitTransaction();
            shop.beginTransaction();
            send(shop, "transactions", 70);
            shop.abortTransaction();
            shop.beginTransaction();
            send(shop, "transactions", 50);
            // longer than a window with its delay: its clicks must not come too late
            pipeline.runs(Duration.ofSeconds(12));
            shop.commitTransaction();
            shop.beginTransaction();
            send(shop, "transactions", 30);
            shop.abortTransaction();

            Report report = deployment.recount(CATCH_UP).isRight(150);
            assertThat(report.number("dropped")).isZero();
        }
    }

    @Test
    void clicksOutOfOrderLateInTheFutureAndWithoutATimeAreEachWhatTheyAre() throws Exception {
        kafka.create("times", 2, Map.of());
        try (var deployment = new Deployment(kafka.bootstrap(), "times")
                        .with("clicks.format", "json")
                        .with("clicks.item", "$.phone")
                        .with("clicks.time", "$.at");
                var shop = new KafkaProducer<>(
                        Load.settings(kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            for (int second = 0; second < 15; second++) {
                long now = System.currentTimeMillis();
                for (int click = 0; click < 50; click++) {
                    // now, and up to 3 s before it: later than the window, earlier than the lateness
                    sendAt(shop, "times", now - (click % 4) * 1000L);
                }
                sendAt(shop, "times", now - 60_000);
                sendAt(shop, "times", now + 40L * 365 * 86_400_000);
                sendAt(shop, "times", now * 1000);
                sendAt(shop, "times", -1);
                sendText(shop, "times", "{\"phone\":\"4\",\"at\":\"noon\"}");
                sendText(shop, "times", "{\"phone\":\"4\"}");
                sendText(shop, "times", "not json");
                sendText(shop, "times", "{\"at\":" + now + "}");
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
        kafka.create("shapes", 1, Map.of());
        try (var deployment = new Deployment(kafka.bootstrap(), "shapes");
                Load load = Load.started(kafka.bootstrap(), deployment.input(), 1000)) {
            PipelineProcess pipeline = deployment.start().awaitReady().runs(Duration.ofSeconds(3));
            kafka.grow("shapes", 3);
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
        kafka.create("backlog", 2, Map.of("message.timestamp.type", "CreateTime"));
        try (var deployment = new Deployment(kafka.bootstrap(), "backlog")
                        .with("window.length", "PT1M")
                        .with("window.slide", "PT1M")
                        .with("batch.maxRecords", "2000");
                var shop = new KafkaProducer<>(
                        Load.settings(kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = Instant.now().minus(Duration.ofHours(22)).toEpochMilli();
            for (int click = 0; click < 20_000; click++) {
                byte[] item = Integer.toString(click % 5).getBytes(StandardCharsets.UTF_8);
                var unused = shop.send(new ProducerRecord<>("backlog", click % 2, start + click * 3600L, null, item));
            }
            shop.flush();

            assertThat(deployment.start(Map.of("haltAt", "committed:3")).awaitEnd())
                    .isEqualTo(137);
            deployment.start().awaitReady();

            Report report = deployment.recount(CATCH_UP).isRight(20_000);
            assertThat(report.number("dropped")).isZero();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> shop, String topic, int clicks) throws Exception {
        for (int click = 0; click < clicks; click++) {
            sendText(shop, topic, Integer.toString(click % 5));
        }
        shop.flush();
    }

    private static void sendAt(KafkaProducer<byte[], byte[]> shop, String topic, long time) {
        sendText(shop, topic, "{\"phone\":\"4\",\"at\":" + time + "}");
    }

    private static void sendText(KafkaProducer<byte[], byte[]> shop, String topic, String value) {
        var unused = shop.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)));
    }
}
