package io.clickanalytics.operator.desired;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** CPUs and memory of a container. */
final class PodResources {
    private static final Quantity ONE = new Quantity("1");

    private PodResources() {}

    /**
     * Memory is what it is; CPUs are what is kept free for it. It may use at least a whole one: a JVM with less takes three
     * times as long to start, and one without a limit makes threads for every CPU of the node.
     */
    static ResourceRequirements of(Quantity cpu, String memory) {
        return new ResourceRequirementsBuilder()
                .withRequests(amounts(cpu, memory))
                .withLimits(amounts(cpuLimit(cpu), memory))
                .build();
    }

    private static Map<String, Quantity> amounts(Quantity cpu, String memory) {
        return new TreeMap<>(Map.of("cpu", cpu, "memory", new Quantity(memory)));
    }

    static Quantity cpuLimit(Quantity cpu) {
        return isLessThanOne(cpu) ? ONE : cpu;
    }

    static boolean isLessThanOne(Quantity cpu) {
        return cpu.getNumericalAmount().compareTo(BigDecimal.ONE) < 0;
    }

    /** Tasks that run at a time. */
    static int cores(Quantity cpu) {
        return Math.max(
                1, cpu.getNumericalAmount().setScale(0, RoundingMode.CEILING).intValueExact());
    }
}
