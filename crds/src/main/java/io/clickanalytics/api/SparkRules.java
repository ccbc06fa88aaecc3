package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.Driver;
import io.clickanalytics.api.v1alpha1.Executor;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Rules of {@code spec.spark}. */
final class SparkRules {
    private static final String DRIVER_MEMORY = "spec.spark.driver.memory";
    private static final String EXECUTOR_MEMORY = "spec.spark.executor.memory";

    static final List<Rule> RULES = List.of(
            new Rule(
                    List.of(DRIVER_MEMORY),
                    spec -> memory(DRIVER_MEMORY, spec.spark().driver().memory(), Driver.LEAST_MEMORY)),
            new Rule(
                    List.of(EXECUTOR_MEMORY),
                    spec -> memory(EXECUTOR_MEMORY, spec.spark().executor().memory(), Executor.LEAST_MEMORY)));

    private SparkRules() {}

    private static Stream<Problem> memory(String path, String found, String least) {
        return bytes(found).compareTo(bytes(least)) >= 0
                ? Stream.empty()
                : Stream.of(new Problem(
                        path, found, "at least " + least + ", because Spark does not start with less", "raise it"));
    }

    private static BigDecimal bytes(String amount) {
        return Quantity.getAmountInBytes(new Quantity(amount));
    }
}
