package io.clickanalytics.pipeline.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the variables that Spark gives to an executor's pod become what its program wants, which a script does otherwise. */
final class ExecutorStart {
    private static final String JAVA_OPTION = "SPARK_JAVA_OPT_";
    private static final String PROPERTY = "-Dspark.";

    private static final Map<String, String> OPTIONS = options();

    private ExecutorStart() {}

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--driver-url", "SPARK_DRIVER_URL");
        options.put("--executor-id", "SPARK_EXECUTOR_ID");
        options.put("--cores", "SPARK_EXECUTOR_CORES");
        options.put("--app-id", "SPARK_APPLICATION_ID");
        options.put("--hostname", "SPARK_EXECUTOR_POD_IP");
        options.put("--resourceProfileId", "SPARK_RESOURCE_PROFILE_ID");
        options.put("--podName", "SPARK_EXECUTOR_POD_NAME");
        return options;
    }

    /**
     * Arguments of Spark's executor.
     *
     * @throws IllegalArgumentException naming the variables that are missing
     */
    static List<String> arguments(Map<String, String> environment) {
        List<String> missing = OPTIONS.values().stream()
                .filter(variable -> !environment.containsKey(variable))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "found no variables %s, wanted those that Spark's driver gives to its executors; start a driver instead"
                            .formatted(missing));
        }
        List<String> arguments = new ArrayList<>();
        OPTIONS.forEach((option, variable) -> {
            arguments.add(option);
            arguments.add(environment.get(variable));
        });
        return arguments;
    }

    /**
     * Settings that an executor needs before it has reached its driver: ports, encryption, authentication. Other arguments for
     * its JVM come too late here; they are in {@code JDK_JAVA_OPTIONS}.
     */
    static Map<String, String> systemProperties(Map<String, String> environment) {
        Map<String, String> properties = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(JAVA_OPTION) && value.startsWith(PROPERTY) && value.contains("=")) {
                int equals = value.indexOf('=');
                properties.put(value.substring("-D".length(), equals), value.substring(equals + 1));
            }
        });
        return properties;
    }
}
