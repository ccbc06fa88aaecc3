package io.clickanalytics.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.local.console.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {
    private static final TargetTopic TOPIC = new TargetTopic("phone", Duration.ofDays(1));

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void everyRowIsSentAndBrokenOnesAreCounted() {
        var producer = producer();

        ReplayStatus status = replay(producer, Content.column("phone"), 1, "phone\n4\n0\n\"1\n2\n")
                .run();

        assertThat(values(producer)).containsExactly("4", "0", "2");
        assertThat(status).extracting(ReplayStatus::sent, ReplayStatus::broken).containsExactly(3L, 1L);
        assertThat(told).containsExactly("4: a quote is opened and never closed");
    }

    @Test
    void theFileIsSentAsOftenAsAsked() {
        var producer = producer();

        replay(producer, Content.column("phone"), 3, "phone\n4\n0\n").run();

        assertThat(values(producer)).containsExactly("4", "0", "4", "0", "4", "0");
    }

    @Test
    void aRecordThatKafkaDoesNotTakeEndsItWithTheNumberSent() {
        var refusing = new MockProducer<>(false, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized void flush() {
                errorNext(new TimeoutException("two minutes"));
            }
        };
        Replay replay = replay(refusing, Content.column("phone"), 1, "phone\n4\n");

        assertThatThrownBy(replay::run)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Kafka did not take a record for topic phone (TimeoutException: two minutes)");
    }

    @Test
    void aClickOlderThanTheTopicKeepsIsWarnedOfOnce() {
        replay(
                        producer(),
                        new Content(new Content.Value.Column("phone"), null, "time"),
                        1,
                        "time,phone\n2020-01-01T00:00:00Z,4\n2020-01-01T00:00:01Z,4\n")
                .run();

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("a click of 2020-01-01T00:00:00Z is older than topic phone");
    }

    @Test
    void aReplayWithoutEndStopsWhenToldAndEverythingSentIsAcknowledged() {
        var producer = producer();
        var running = new Replay[1];
        running[0] = new Replay(
                plan(Content.column("phone"), ReplayPlan.FOREVER, "phone\n4\n"),
                producer,
                TOPIC,
                stopAfterProgress(running));

        ReplayStatus status = running[0].run();

        assertThat(status.sent()).isEqualTo(producer.history().size()).isPositive();
    }

    private ReplayListener stopAfterProgress(Replay[] running) {
        return new Told() {
            @Override
            public void progress(ReplayStatus status) {
                running[0].stop();
            }
        };
    }

    private Replay replay(MockProducer<byte[], byte[]> producer, Content content, long rounds, String csv) {
        return new Replay(plan(content, rounds, csv), producer, TOPIC, new Told());
    }

    private ReplayPlan plan(Content content, long rounds, String csv) {
        Path file = folder.resolve("clicks.csv");
        try {
            Files.writeString(file, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReplayPlan(ReplayPlan.Source.of(file), content, new Pace.Fast(), rounds);
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static List<String> values(MockProducer<byte[], byte[]> producer) {
        return producer.history().stream()
                .map(sent -> new String(sent.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private class Told implements ReplayListener {
        @Override
        public void progress(ReplayStatus status) {}

        @Override
        public void broken(long line, String reason) {
            told.add(line + ": " + reason);
        }

        @Override
        public void warning(String sentence) {
            told.add(sentence);
        }
    }
}
