package io.clickanalytics.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.pipeline.store.CommitStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a driver does with the state that it finds, on a real broker. */
@Timeout(180)
class OpeningIT {
    private static final RealKafka KAFKA = RealKafka.shared();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static JavaSparkContext spark;
    private static Admin admin;

    @BeforeAll
    static void startSpark() {
        spark = new JavaSparkContext(
                new SparkConf().setMaster("local[2]").setAppName("opening").set("spark.ui.enabled", "false"));
        admin = KAFKA.admin();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
        admin.close();
    }

    @Test
    void aStateOfAnotherOwnerIsRefusedBeforeAnybodyIsFenced() throws Exception {
        try (StreamRun first = opening().open(config("owned", "owner", "local/shop/a"))) {
            countOne("owned", 1);

            assertThatThrownBy(() -> opening().open(config("owned", "owner", "local/shop/b")))
                    .isInstanceOf(Resumption.Refused.class)
                    .hasMessageContaining("holds the state of local/shop/a, this is local/shop/b");

            countOne("owned", 2);
            assertThat(first.failureWithin(Duration.ZERO)).isNull();
        }
    }

    @Test
    void aStateThatIsAdoptedGoesOnUnderItsNewOwnerAndIsClosedToTheOldOne() throws Exception {
        try (StreamRun first = opening().open(config("adopted", "owner", "local/shop/a"))) {
            countOne("adopted", 1);
            assertThat(first.hasCommitted()).isTrue();
        }
        var adopting = config("adopted", "owner", "local/shop/b", "state.adoptFrom", "local/shop/a");

        try (StreamRun second = opening().open(adopting)) {
            countOne("adopted", 2);
            assertThat(second.hasCommitted()).isTrue();
        }

        assertThatThrownBy(() -> opening().open(config("adopted", "owner", "local/shop/a")))
                .isInstanceOf(Resumption.Refused.class)
                .hasMessageContaining("holds the state of local/shop/b");
    }

    @Test
    void aResultsTopicThatWasMadeAnewGetsAllWindowsThatAreNotFinalAndTheCountGoesOn() throws Exception {
        PipelineConfig config = config("anew");
        try (StreamRun first = opening().open(config)) {
            countOne("anew", 1);
            countOne("anew", 2);
            admin.deleteTopics(List.of("anew-results")).all().get();
            await().atMost(LONG).until(() -> first.failureWithin(Duration.ZERO) != null);
        }

        try (StreamRun next = opening().open(config)) {
            await().atMost(LONG).untilAsserted(() -> assertThat(total("anew")).isEqualTo(2));
            assertThat(windows("anew")).extracting(OpeningIT::revision).containsOnly(0);
            countOne("anew", 3);
            assertThat(next.failureWithin(Duration.ZERO)).isNull();
        }

        assertThat(windows("anew"))
                .allSatisfy(window -> assertThat(window.get("epoch").asLong()).isEqualTo(1));
        // the third click may have been late, and have revised a window
        List<JsonNode> windows =
                windows("anew").stream().filter(window -> revision(window) == 0).toList();
        assertThat(windows.get(0).has("previous")).isFalse();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).get("previous"))
                    .isEqualTo(windows.get(i - 1).get("end"));
        }
    }

    @Test
    void aCountWhoseStateIsGoneIsNeverBegunAgain() throws Exception {
        PipelineConfig config = config("gone");
        try (StreamRun first = opening().open(config)) {
            countOne("gone", 1);
            admin.deleteTopics(List.of("gone-state")).all().get();
            await().atMost(LONG).until(() -> first.failureWithin(Duration.ZERO) != null);
        }

        assertThatThrownBy(() -> opening().open(config))
                .isInstanceOf(Resumption.Refused.class)
                .hasMessageContaining("gone-results holds results but gone-state holds no state");
    }

    @Test
    void aDriverThatWaitsForKafkaStopsAtOnce() throws Exception {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
        var telemetry = new Telemetry();
        Admin away = Admin.create(nowhere);
        var opening = new Opening(
                spark,
                away,
                new Committer.Surroundings(System::currentTimeMillis, telemetry),
                CommitStep.Listener.NONE,
                "boot");
        PipelineConfig config = config("away", "kafka.bootstrap.servers", "127.0.0.1:1");
        var settings = SettingsFile.named(
                Map.of("CLICKANALYTICS_SETTINGS", settingsFile().toString()));
        var pipeline = new Pipeline(opening, settings, config, telemetry, "boot");
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
            try {
                pipeline.run();
                return Thread.interrupted();
            } catch (InterruptedException e) {
                throw new AssertionError("a request to stop is no failure", e);
            }
        });
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(telemetry.conditions().get("KafkaUnanswered"))
                        .startsWith("Kafka did not answer what away"));

        pipeline.stop();

        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isFalse();
        away.close(Duration.ZERO);
    }

    private static Path settingsFile() throws IOException {
        return Files.createTempFile("pipeline", ".properties");
    }

    /** Sends a click and waits until the windows hold so many. */
    private static void countOne(String name, long total) throws Exception {
        KAFKA.send(name, 0, "4");
        await().atMost(LONG).untilAsserted(() -> assertThat(total(name)).isEqualTo(total));
    }

    private static long total(String name) {
        Map<String, Long> totals = new HashMap<>();
        windows(name)
                .forEach(window -> totals.put(
                        window.get("end").asText(), window.get("total").asLong()));
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    private static int revision(JsonNode window) {
        return window.get("revision").asInt();
    }

    private static List<JsonNode> windows(String name) {
        Map<String, Object> properties = new HashMap<>(KAFKA.properties());
        properties.put("isolation.level", "read_committed");
        var bytes = new ByteArrayDeserializer();
        List<JsonNode> windows = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            var partition = new TopicPartition(name + "-results", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> windows.add(json(record.value())));
            }
        }
        return windows;
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(new String(value, UTF_8));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Opening opening() {
        var surroundings = new Committer.Surroundings(System::currentTimeMillis, new Telemetry());
        return new Opening(
                spark,
                admin,
                surroundings,
                CommitStep.Listener.NONE,
                java.util.UUID.randomUUID().toString());
    }

    static PipelineConfig config(String name, String... more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "owner", "local/default/phones",
                "kafka.bootstrap.servers", String.valueOf(KAFKA.properties().get("bootstrap.servers")),
                "spark.master", "local[2]",
                "input.topic", name,
                "results.topic", name + "-results",
                "state.topic", name + "-state",
                "window.length", "PT1S",
                "window.slide", "PT1S",
                "window.batch", "PT0.5S"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return PipelineConfig.from(values);
    }
}
