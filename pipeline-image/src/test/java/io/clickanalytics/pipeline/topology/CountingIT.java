package io.clickanalytics.pipeline.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.RealKafka;
import io.clickanalytics.pipeline.decode.BadReason;
import io.clickanalytics.pipeline.decode.ClickFormat;
import io.clickanalytics.pipeline.kafka.KafkaAccess;
import io.clickanalytics.pipeline.model.Limits;
import io.clickanalytics.pipeline.model.Slices;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.SpanCounts;
import io.clickanalytics.pipeline.model.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CountingIT {
    private static final RealKafka KAFKA = RealKafka.shared();
    private static final Limits LIMITS = new Limits(Long.MAX_VALUE, 1000);
    private static JavaSparkContext spark;

    @BeforeAll
    static void startSpark() {
        spark = new JavaSparkContext(
                new SparkConf().setMaster("local[2]").setAppName("counting").set("spark.ui.enabled", "false"));
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void countsClicksOfEveryPartitionBySliceAndItem() throws Exception {
        KAFKA.create("counted", 3, Map.of());
        KAFKA.send("counted", 0, "0", "1", " 1\n", "4");
        KAFKA.send("counted", 2, "1", "", "4");

        List<SpanCounts> counts = Counting.count(
                spark,
                List.of(new Span("counted", 0, 0, 4), new Span("counted", 1, 0, 0), new Span("counted", 2, 0, 3)),
                plan(null));

        assertThat(totals(counts)).containsExactlyInAnyOrderEntriesOf(Map.of("0", 1L, "1", 3L, "4", 2L));
        assertThat(counts)
                .extracting(SpanCounts::span)
                .extracting(Span::partition)
                .containsExactlyInAnyOrder(0, 2);
        assertThat(counts.stream().mapToLong(c -> c.tally().records()).sum()).isEqualTo(7);
        assertThat(counts.stream()
                        .filter(c -> c.span().partition() == 2)
                        .findFirst()
                        .orElseThrow())
                .satisfies(c -> assertThat(c.tally().bad()).isEqualTo(Map.of(BadReason.ITEM, 1L)))
                .satisfies(c -> assertThat(c.samples()).singleElement().satisfies(s -> assertThat(s.offset())
                        .isEqualTo(1)));
    }

    @Test
    void countsOnlyCommittedRecordsHoweverTheSpansAreCut() throws Exception {
        KAFKA.create("transactional", 1, Map.of());
        long end = writeTransactions("transactional");
        List<String> committed = committed("transactional", end).stream()
                .map(ConsumerRecord::value)
                .toList();
        assertThat(committed).hasSize(45).hasSizeLessThan((int) end);

        for (long cut = 0; cut <= end; cut++) {
            Map<String, Long> counted = new TreeMap<>(totals(count(new Span("transactional", 0, 0, cut))));
            totals(count(new Span("transactional", 0, cut, end))).forEach((i, n) -> counted.merge(i, n, Long::sum));

            assertThat(counted).as("cut at %d", cut).isEqualTo(histogram(committed));
        }
    }

    @Test
    void aSpanCountsTheSameEachTimeItIsRead() throws Exception {
        KAFKA.create("repeated", 1, Map.of());
        long end = writeTransactions("repeated");

        Map<String, Long> first = totals(count(new Span("repeated", 0, 0, end)));

        assertThat(totals(count(new Span("repeated", 0, 0, end)))).isEqualTo(first);
        assertThat(totals(count(new Span("repeated", 0, end / 2, end))))
                .isEqualTo(totals(count(new Span("repeated", 0, end / 2, end))));
    }

    @Test
    void badRecordsGoToTheDeadLetterTopicAsTheyWere() throws Exception {
        KAFKA.create("mixed", 1, Map.of());
        KAFKA.create("dead", 1, Map.of("max.message.bytes", "100000"));
        String tooLarge = "x".repeat(200_000);
        KAFKA.send("mixed", 0, "1", "", "2", tooLarge);

        List<SpanCounts> counts = Counting.count(spark, List.of(new Span("mixed", 0, 0, 4)), plan("dead"));

        assertThat(counts.get(0).tally()).isEqualTo(new Tally(2, 0, Map.of(BadReason.ITEM, 2L)));
        List<ConsumerRecord<String, String>> letters = committed("dead", endOffset("dead"));
        assertThat(letters).extracting(ConsumerRecord::key).containsExactly("mixed-0-1", "mixed-0-3");
        assertThat(letters).extracting(ConsumerRecord::value).containsExactly("", null);
        assertThat(letters.get(0).headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly("reason=item", "topic=mixed", "partition=0", "offset=1");
        assertThat(new String(
                        letters.get(1).headers().lastHeader("omittedBytes").value(), UTF_8))
                .isEqualTo("200000");
    }

    @Test
    void aTaskWhoseDeadLettersCannotBeWrittenFails() throws Exception {
        KAFKA.create("lettersLost", 1, Map.of());
        KAFKA.send("lettersLost", 0, "");
        var access =
                new KafkaAccess(merged(KAFKA.properties(), Map.of("max.block.ms", "1000")), 1 << 20, "no such topic!");
        var plan = new CountingPlan(access, ClickFormat.text(), Slices.of(1000), LIMITS);

        assertThatThrownBy(() -> Counting.count(spark, List.of(new Span("lettersLost", 0, 0, 1)), plan))
                .hasMessageContaining("dead letters could not be written to no such topic!");
    }

    @Test
    void manyPartitionsAreReadByFewTasks() throws Exception {
        KAFKA.create("wide", 20, Map.of());
        List<Span> spans = new ArrayList<>();
        for (int partition = 0; partition < 20; partition++) {
            KAFKA.send("wide", partition, "1", "2");
            spans.add(new Span("wide", partition, 0, 2));
        }

        List<SpanCounts> counts = Counting.count(spark, spans, plan(null));

        assertThat(counts).extracting(SpanCounts::span).containsExactlyInAnyOrderElementsOf(spans);
        assertThat(totals(counts)).isEqualTo(Map.of("1", 20L, "2", 20L));
    }

    private static Map<String, String> merged(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    /** Commits, aborts and an empty transaction in turn; what is open at the end lies behind the last stable offset. */
    private static long writeTransactions(String topic) throws Exception {
        try (var producer = KAFKA.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            for (int n = 0; n < 10; n++) {
                producer.beginTransaction();
                for (int i = 0; i < n; i++) {
                    byte[] value = Integer.toString(i % 5).getBytes(UTF_8);
                    producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
                }
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(topic, 0, null, "aborted".getBytes(UTF_8)))
                        .get();
                producer.abortTransaction();
            }
            producer.beginTransaction();
            // an abort returns before its marker is written, and the next record comes behind that
            long end = producer.send(new ProducerRecord<>(topic, 0, null, "open".getBytes(UTF_8)))
                    .get()
                    .offset();
            assertThat(endOffset(topic)).isEqualTo(end);
            producer.abortTransaction();
            return end;
        }
    }

    private static long endOffset(String topic) {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(Set.of(partition)).get(partition);
        }
    }

    private static List<ConsumerRecord<String, String>> committed(String topic, long end) {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(Set.of(partition));
            consumer.seek(partition, 0);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    private static KafkaConsumer<String, String> consumer() {
        Map<String, Object> properties = new HashMap<>(KAFKA.properties());
        properties.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    private static List<SpanCounts> count(Span span) {
        return Counting.count(spark, List.of(span), plan(null));
    }

    private static CountingPlan plan(String deadLetters) {
        var kafka = new KafkaAccess(KAFKA.properties(), 1 << 20, deadLetters);
        return new CountingPlan(kafka, ClickFormat.text(), Slices.of(1000), LIMITS);
    }

    private static Map<String, Long> totals(List<SpanCounts> counts) {
        Map<String, Long> totals = new TreeMap<>();
        counts.forEach(span ->
                span.slices().forEach(slice -> slice.forEach((item, count) -> totals.merge(item, count, Long::sum))));
        return totals;
    }

    private static Map<String, Long> histogram(List<String> items) {
        Map<String, Long> histogram = new TreeMap<>();
        items.forEach(item -> histogram.merge(item, 1L, Long::sum));
        return histogram;
    }
}
