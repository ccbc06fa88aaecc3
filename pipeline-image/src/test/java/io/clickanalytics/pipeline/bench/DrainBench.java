package io.clickanalytics.pipeline.bench;

import com.sun.management.OperatingSystemMXBean;
import io.clickanalytics.pipeline.RealKafka;
import io.clickanalytics.pipeline.decode.ClickFormat;
import io.clickanalytics.pipeline.kafka.KafkaAccess;
import io.clickanalytics.pipeline.model.Limits;
import io.clickanalytics.pipeline.model.Slices;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.topology.Counting;
import io.clickanalytics.pipeline.topology.CountingPlan;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Draining a backlog: the counting path beside bare consumers, on the same topic, threads and cores; then the latency of the
 * packaged pipeline.
 */
final class DrainBench {
    private static final int THREADS = 2;
    /** About a second's work, as in a batch of the pipeline. */
    private static final long BATCH = 10_000_000;

    private final RealKafka kafka = RealKafka.shared();
    private final JavaSparkContext spark;

    private DrainBench(JavaSparkContext spark) {
        this.spark = spark;
    }

    /** Arguments: passes, of which the first three warm up; millions of digits; millions of JSON clicks. */
    public static void main(String... arguments) throws Exception {
        int passes = Integer.parseInt(arguments[0]);
        var conf = new SparkConf()
                .setMaster("local[" + THREADS + "]")
                .setAppName("bench")
                .set("spark.ui.enabled", "false");
        try (var spark = new JavaSparkContext(conf)) {
            var bench = new DrainBench(spark);
            bench.compare("digits", passes, Long.parseLong(arguments[1]) * 1_000_000, false);
            bench.compare("json", passes, Long.parseLong(arguments[2]) * 1_000_000, true);
        }
        new Latency(RealKafka.shared(), sparkOptions()).measure();
    }

    private void compare(String name, int passes, long records, boolean json) throws Exception {
        if (records == 0) {
            return;
        }
        Backlog backlog = Backlog.write(kafka, name, records, json);
        var bareRates = new ArrayList<Pass>();
        var ourRates = new ArrayList<Pass>();
        try (var bare = new BareConsumers(kafka.properties(), THREADS)) {
            for (int pass = 0; pass < passes; pass++) {
                Pass bareRate = Pass.of(backlog, () -> bare.drain(backlog.ends(), json));
                Pass ourRate = Pass.of(backlog, () -> count(backlog));
                System.out.printf("%s\tpass %d\tbare %s\tcounted %s%n", name, pass, bareRate, ourRate);
                if (pass >= 3) {
                    bareRates.add(bareRate);
                    ourRates.add(ourRate);
                }
            }
        }
        System.out.printf(
                "%s\tmedian\tratio of rates %.2f\tratio of clicks per CPU second %.2f%n",
                name,
                median(ourRates, Pass::rate) / median(bareRates, Pass::rate),
                median(ourRates, Pass::ratePerCpu) / median(bareRates, Pass::ratePerCpu));
        ShippedPipeline.Rate shipped =
                new ShippedPipeline(kafka.properties(), backlog, THREADS).drain(backlog.size(), sparkOptions());
        System.out.printf(
                "%s\tshipped\t%.1f M/s, %.1f M/CPU s\tratio of rates %.2f\tratio of clicks per CPU second %.2f%n",
                name,
                shipped.rate(),
                shipped.ratePerCpu(),
                shipped.rate() / median(bareRates, Pass::rate),
                shipped.ratePerCpu() / median(bareRates, Pass::ratePerCpu));
    }

    /** What Spark needs of its JVM: the options this one was started with. */
    private static String sparkOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens") || option.startsWith("-Djdk."))
                .collect(Collectors.joining(" "));
    }

    private interface Drain {
        long drain() throws Exception;
    }

    /** Millions of clicks per second, and per second of this process's CPUs: the latter bears a busy machine. */
    private record Pass(double rate, double ratePerCpu) {
        static Pass of(Backlog backlog, Drain drain) throws Exception {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            long counted = drain.drain();
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
            if (counted != backlog.size()) {
                throw new IllegalStateException("counted " + counted + " of " + backlog.size());
            }
            return new Pass(counted / seconds / 1e6, counted / cpuSeconds / 1e6);
        }

        @Override
        public String toString() {
            return "%.1f M/s, %.1f M/CPU s".formatted(rate, ratePerCpu);
        }
    }

    private long count(Backlog backlog) {
        var format = backlog.json()
                ? new ClickFormat(ClickFormat.Kind.JSON, "$.item", "", ClickFormat.RECORD_TIME, ClickFormat.Csv.PLAIN)
                : ClickFormat.text();
        var access = new KafkaAccess(kafka.properties(), 8 << 20, null);
        var plan = new CountingPlan(access, format, Slices.of(2000), new Limits(Long.MAX_VALUE, 100_000));
        long counted = 0;
        long batches = Math.max(1, backlog.size() / BATCH);
        for (int batch = 0; batch < batches; batch++) {
            List<Span> spans = new ArrayList<>();
            for (var end : backlog.ends().entrySet()) {
                long share = end.getValue() / batches;
                spans.add(new Span(backlog.topic(), end.getKey().partition(), batch * share, (batch + 1) * share));
            }
            counted += Counting.count(spark, spans, plan).stream()
                    .mapToLong(counts -> counts.tally().counted())
                    .sum();
        }
        return counted;
    }

    private static double median(List<Pass> passes, ToDoubleFunction<Pass> rate) {
        double[] sorted = passes.stream().mapToDouble(rate).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
