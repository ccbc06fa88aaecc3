package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.streaming.kafka010.ConsumerStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The consumer that Spark's direct stream plans with. It fetches no record, joins no group and commits nothing: it answers the
 * few calls of {@code DirectKafkaInputDStream} (Spark 3.5) from an {@link InputPlanner}, and refuses any other.
 */
public final class PlanningConsumer implements InvocationHandler {
    private final InputPlanner planner;

    private PlanningConsumer(InputPlanner planner) {
        this.planner = planner;
    }

    /** The strategy to create the direct stream with. */
    public static ConsumerStrategy<byte[], byte[]> strategy(InputPlanner planner) {
        return new Strategy(planner);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "assignment" -> assignment();
            case "position" -> planner.position(((TopicPartition) first(arguments)).partition());
            // Spark asks for positions after it, so this is where a batch is planned
            case "seekToEnd" -> {
                planner.plan();
                yield null;
            }
            case "poll" -> ConsumerRecords.empty();
            case "pause", "close" -> null;
            case "toString" -> "planning consumer of " + planner.topic();
            default ->
                throw new UnsupportedOperationException(
                        "Spark's direct stream called " + method + "; the planner knows the calls of Spark 3.5 only");
        };
    }

    private Set<TopicPartition> assignment() {
        return planner.partitions().stream()
                .map(partition -> new TopicPartition(planner.topic(), partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Object first(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) {
            throw new IllegalArgumentException("a call without a partition");
        }
        return arguments[0];
    }

    @SuppressWarnings("unchecked") // a proxy has no type arguments
    private Consumer<byte[], byte[]> consumer() {
        return (Consumer<byte[], byte[]>)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Consumer.class}, this);
    }

    /** Spark serialises strategies with checkpoints only, which are not used. */
    private static final class Strategy extends ConsumerStrategy<byte[], byte[]> {
        private static final long serialVersionUID = 1L;
        private final transient InputPlanner planner;

        Strategy(InputPlanner planner) {
            this.planner = planner;
        }

        /** Spark's own reader is not used: no executor ever sees these. */
        @Override
        public Map<String, Object> executorKafkaParams() {
            return new HashMap<>(Map.of("group.id", "none"));
        }

        @Override
        public Consumer<byte[], byte[]> onStart(Map<TopicPartition, Long> currentOffsets) {
            return new PlanningConsumer(planner).consumer();
        }
    }
}
