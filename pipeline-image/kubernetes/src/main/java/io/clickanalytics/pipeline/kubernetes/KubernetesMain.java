package io.clickanalytics.pipeline.kubernetes;

import io.clickanalytics.pipeline.PipelineMain;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a container of the pipeline's image runs: {@code driver}, or {@code executor}, which is Spark's own word for it. */
public final class KubernetesMain {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesMain.class);
    private static final int WRONG_CALL = 2;
    private static final int BROKEN = 1;

    private KubernetesMain() {}

    /** Ends the process: threads of Spark's would keep it alive after a failure. */
    public static void main(String[] arguments) {
        int status = BROKEN;
        try {
            status = run(List.of(arguments), System.getenv());
        } catch (IllegalArgumentException e) {
            LOG.atError().log(String.valueOf(e.getMessage()));
            status = WRONG_CALL;
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        if (arguments.equals(List.of("driver"))) {
            return PipelineMain.run(environment, new PodFleet(WantedExecutors.named(environment)));
        }
        if (arguments.equals(List.of("executor"))) {
            ExecutorStart.systemProperties(environment).forEach(System::setProperty);
            // it ends the process itself
            KubernetesExecutorBackend.main(ExecutorStart.arguments(environment).toArray(String[]::new));
            return 0;
        }
        throw new IllegalArgumentException(
                "found the arguments %s, wanted driver or executor; correct the container's args".formatted(arguments));
    }
}
