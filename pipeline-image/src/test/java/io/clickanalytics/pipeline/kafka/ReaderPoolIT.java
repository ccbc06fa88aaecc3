package io.clickanalytics.pipeline.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.RealKafka;
import io.clickanalytics.pipeline.model.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ReaderPoolIT {
    private static final RealKafka KAFKA = RealKafka.shared();
    private static final KafkaAccess ACCESS = new KafkaAccess(KAFKA.properties(), 1 << 20, null);

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final ReaderPool pool = pool(Duration.ofMinutes(3));

    @Test
    void oneReaderServesSpanAfterSpanAndKeepsWhatItPolledTooEarly() throws Exception {
        KAFKA.create("spans", 1, Map.of());
        KAFKA.send("spans", 0, numbers(100));

        for (long from = 0; from < 100; from += 7) {
            long until = Math.min(100, from + 7);
            assertThat(offsets(new Span("spans", 0, from, until)))
                    .containsExactlyElementsOf(
                            LongStream.range(from, until).boxed().toList());
        }

        assertThat(opened).hasValue(1);
    }

    @Test
    void aRepeatedSpanIsReadAgain() throws Exception {
        KAFKA.create("again", 1, Map.of());
        KAFKA.send("again", 0, numbers(20));
        var span = new Span("again", 0, 5, 15);

        List<Long> first = offsets(span);

        assertThat(offsets(span)).isEqualTo(first).hasSize(10);
        assertThat(opened).hasValue(1);
    }

    @Test
    void aFailedTaskLeavesNoReaderBehind() throws Exception {
        KAFKA.create("failing", 1, Map.of());
        KAFKA.send("failing", 0, numbers(20));
        var span = new Span("failing", 0, 0, 20);

        assertThatThrownBy(() -> pool.read(ACCESS, span, record -> {
                    throw new IllegalStateException("the task fails");
                }))
                .hasMessage("the task fails");

        assertThat(closed).hasValue(1);
        assertThat(offsets(span)).hasSize(20);
        assertThat(opened).hasValue(2);
    }

    @Test
    void anInterruptedTaskEndsAndClosesItsReader() throws Exception {
        KAFKA.create("interrupted", 1, Map.of());
        KAFKA.send("interrupted", 0, numbers(5));
        var task = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            try {
                // more than there is: it waits
                pool.read(ACCESS, new Span("interrupted", 0, 0, 6), record -> {});
                task.complete(null);
            } catch (RuntimeException e) {
                task.complete(e);
            }
        });
        thread.start();
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> opened.get() == 1);

        thread.interrupt();

        assertThat(task.get(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(closed).hasValue(1);
    }

    @Test
    void deletedRecordsAreAnErrorThatNamesThem() throws Exception {
        KAFKA.create("deleted", 1, Map.of());
        KAFKA.send("deleted", 0, numbers(20));
        try (var admin = KAFKA.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition("deleted", 0), RecordsToDelete.beforeOffset(12)))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> offsets(new Span("deleted", 0, 10, 20)))
                .isInstanceOf(UnreadableSpanException.class)
                .hasMessageContaining("deleted-0, offsets 10 to 20")
                .hasMessageContaining("offsets 12 to 20");
        assertThat(offsets(new Span("deleted", 0, 12, 20))).hasSize(8);
    }

    @Test
    void whatNeverComesIsAnErrorThatNamesTheOffset() throws Exception {
        KAFKA.create("short", 1, Map.of());
        KAFKA.send("short", 0, numbers(5));
        var reader = new PartitionReader(
                new KafkaConsumer<>(ACCESS.consumerProperties()),
                new TopicPartition("short", 0),
                Duration.ofSeconds(1));

        // the first attempts may spend their second on connecting
        Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> assertThatThrownBy(
                        () -> reader.read(new Span("short", 0, 0, 6), record -> {}))
                .isInstanceOf(UnreadableSpanException.class)
                .hasMessageContaining("short-0, offsets 0 to 6: no progress at offset 5 for 1 s"));
        reader.close();
    }

    @Test
    void gapsOfCompactionAreReadOver() throws Exception {
        KAFKA.create(
                "compacted",
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", "100",
                        "min.cleanable.dirty.ratio", "0.0",
                        "max.compaction.lag.ms", "100"));
        long end = writeUntilCompacted();

        // the cleaner may take more away between two reads
        Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
            List<Long> offsets = offsets(new Span("compacted", 0, 0, end));

            assertThat((long) offsets.size()).isLessThan(end);
            for (long cut = 0; cut <= end; cut += 3) {
                List<Long> cutOffsets = new ArrayList<>(offsets(new Span("compacted", 0, 0, cut)));
                cutOffsets.addAll(offsets(new Span("compacted", 0, cut, end)));
                assertThat(cutOffsets).as("cut at %d", cut).isEqualTo(offsets);
            }
        });
    }

    /** Writes the same key until the cleaner has taken some of the records away. */
    private long writeUntilCompacted() throws Exception {
        try (var producer = KAFKA.producer(Map.of())) {
            long[] end = {0};
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        byte[] key = {'k'};
                        for (int i = 0; i < 3; i++) {
                            end[0] = producer.send(new ProducerRecord<>("compacted", 0, key, key))
                                            .get()
                                            .offset()
                                    + 1;
                        }
                        return offsets(new Span("compacted", 0, 0, end[0])).size() < end[0];
                    });
            return end[0];
        }
    }

    @Test
    void aBrokerThatIsKilledAndComesBackIsWaitedFor() throws Exception {
        KAFKA.create("restarted", 1, Map.of());
        KAFKA.send("restarted", 0, numbers(10));
        assertThat(offsets(new Span("restarted", 0, 0, 4))).hasSize(4);

        KAFKA.kill();
        var rest = CompletableFuture.supplyAsync(() -> {
            List<Long> more = offsets(new Span("restarted", 0, 4, 10));
            more.addAll(offsets(new Span("restarted", 0, 10, 12)));
            return more;
        });
        KAFKA.start();
        KAFKA.send("restarted", 0, "10", "11");

        assertThat(rest.get(60, TimeUnit.SECONDS))
                .containsExactlyElementsOf(LongStream.range(4, 12).boxed().toList());
    }

    @Test
    void idleReadersAreClosedAfterAWhile() throws Exception {
        KAFKA.create("idle", 1, Map.of());
        KAFKA.send("idle", 0, numbers(3));
        ReaderPool impatient = pool(Duration.ZERO);
        impatient.read(ACCESS, new Span("idle", 0, 0, 3), record -> {});

        impatient.sweep();

        assertThat(closed).hasValue(1);
    }

    private List<Long> offsets(Span span) {
        List<Long> offsets = new ArrayList<>();
        pool.read(ACCESS, span, record -> {
            assertThat(UTF_8.decode(record.value().duplicate()).toString()).isNotEmpty();
            offsets.add(record.offset());
        });
        return offsets;
    }

    private ReaderPool pool(Duration keepIdle) {
        return new ReaderPool(
                properties -> {
                    opened.incrementAndGet();
                    return new KafkaConsumer<>(properties) {
                        @Override
                        public void close(Duration timeout) {
                            closed.incrementAndGet();
                            super.close(timeout);
                        }
                    };
                },
                keepIdle);
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }
}
