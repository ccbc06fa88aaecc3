package io.clickanalytics.operator.desired;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Arguments of a container's JVM, as the environment variable that every Java reads has them. */
final class JvmArguments {
    private JvmArguments() {}

    /** Without memory it ends, so that Kubernetes starts it anew. */
    static String of(String memory) {
        return String.join(" ", common(memory));
    }

    /**
     * Of one of Spark's. With less than a whole CPU it has the JVM's quick compiler alone: the thorough one, and the counting
     * that goes before it, took half of the processor time of a start, from the start itself. It pays where a CPU is busy
     * with clicks.
     */
    static String of(Quantity cpu, String memory) {
        List<String> arguments = common(memory);
        if (PodResources.isLessThanOne(cpu)) {
            arguments.add("-XX:TieredStopAtLevel=1");
        }
        return String.join(" ", arguments);
    }

    private static List<String> common(String memory) {
        return new ArrayList<>(List.of("-Xmx" + JvmMemory.of(memory).heap() + "m", "-XX:+ExitOnOutOfMemoryError"));
    }
}
