package io.clickanalytics.pipeline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorStartTest {
    private static final Map<String, String> POD = Map.of(
            "SPARK_DRIVER_URL", "spark://CoarseGrainedScheduler@10.0.0.7:7078",
            "SPARK_EXECUTOR_ID", "3",
            "SPARK_EXECUTOR_CORES", "1",
            "SPARK_APPLICATION_ID", "spark-1",
            "SPARK_EXECUTOR_POD_IP", "10.0.0.9",
            "SPARK_RESOURCE_PROFILE_ID", "0",
            "SPARK_EXECUTOR_POD_NAME", "phones-exec-3");

    @Test
    void variablesOfThePodBecomeArgumentsOfSparksExecutor() {
        assertThat(ExecutorStart.arguments(POD))
                .containsExactly(
                        "--driver-url", "spark://CoarseGrainedScheduler@10.0.0.7:7078",
                        "--executor-id", "3",
                        "--cores", "1",
                        "--app-id", "spark-1",
                        "--hostname", "10.0.0.9",
                        "--resourceProfileId", "0",
                        "--podName", "phones-exec-3");
    }

    @Test
    void aVariableThatIsMissingIsNamed() {
        Map<String, String> pod = new HashMap<>(POD);
        pod.remove("SPARK_EXECUTOR_POD_IP");

        assertThatThrownBy(() -> ExecutorStart.arguments(pod))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[SPARK_EXECUTOR_POD_IP]");
    }

    @Test
    void settingsOfSparkAmongTheJavaOptionsBecomeProperties() {
        Map<String, String> environment = Map.of(
                "SPARK_JAVA_OPT_0", "-Dspark.driver.port=7078",
                "SPARK_JAVA_OPT_1", "-Dspark.network.crypto.saslFallback=a=b",
                "SPARK_JAVA_OPT_2", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "SPARK_JAVA_OPT_3", "-Duser.home=/",
                "OTHER", "-Dspark.ui.enabled=true");

        assertThat(ExecutorStart.systemProperties(environment))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("spark.driver.port", "7078", "spark.network.crypto.saslFallback", "a=b"));
    }
}
