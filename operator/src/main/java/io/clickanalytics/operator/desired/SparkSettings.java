package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.Executor;
import io.clickanalytics.api.v1alpha1.Spark;
import java.util.SortedMap;

/**
 * Spark's settings in Kubernetes: the driver is a pod that already runs, and asks for its executors itself.
 *
 * <p>Without {@code spark.app.id} and a prefix of pod names Spark makes new ones at each start, so that executors of an
 * earlier driver are told apart. The number of executors is not here: see {@link ExecutorsConfigMap}.
 */
final class SparkSettings {
    /** Environment variable of the driver with the address of its pod; Spark itself puts it into the setting. */
    static final String POD_IP = "CLICKANALYTICS_POD_IP";

    private SparkSettings() {}

    static SortedMap<String, String> of(ClickAnalytics resource, Images images) {
        var settings = new Settings();
        driver(settings, resource);
        executors(settings, resource, images);
        sizes(settings, resource.spec().spark());
        behaviour(settings);
        return settings.sorted();
    }

    private static void driver(Settings settings, ClickAnalytics resource) {
        var names = PipelineNames.of(resource);
        settings.put("spark.master", "k8s://https://kubernetes.default.svc")
                .put("spark.submit.deployMode", "client")
                .put("spark.app.name", names.base())
                .put("spark.kubernetes.namespace", names.namespace())
                .put("spark.kubernetes.driver.pod.name", names.driverPod())
                .put("spark.driver.host", "${env:" + POD_IP + "}")
                .put("spark.driver.bindAddress", "0.0.0.0")
                .put("spark.driver.port", Ports.DRIVER)
                .put("spark.driver.blockManager.port", Ports.BLOCKS)
                .put("spark.blockManager.port", Ports.BLOCKS);
    }

    private static void executors(Settings settings, ClickAnalytics resource, Images images) {
        settings.put("spark.kubernetes.container.image", images.pipeline())
                .put("spark.kubernetes.container.image.pullPolicy", Pods.PULL_POLICY)
                .put("spark.kubernetes.executor.podTemplateFile", Pods.SETTINGS + "/" + ExecutorPod.KEY)
                .put("spark.kubernetes.executor.podTemplateContainerName", ExecutorPod.CONTAINER)
                .put(
                        "spark.kubernetes.authenticate.executor.serviceAccountName",
                        PipelineNames.of(resource).executor())
                // with these Spark makes pods and nothing else, and its role is one rule
                .put("spark.kubernetes.executor.disableConfigMap", true)
                .put("spark.kubernetes.driver.ownPersistentVolumeClaim", false)
                .put("spark.kubernetes.driver.reusePersistentVolumeClaim", false)
                .put("spark.kubernetes.driver.service.deleteOnTermination", false);
    }

    private static void sizes(Settings settings, Spark spark) {
        Executor executor = spark.executor();
        var memory = JvmMemory.of(executor.memory());
        settings.put("spark.executor.cores", PodResources.cores(executor.cpu()))
                .put("spark.kubernetes.executor.request.cores", executor.cpu().toString())
                .put(
                        "spark.kubernetes.executor.limit.cores",
                        PodResources.cpuLimit(executor.cpu()).toString())
                .put("spark.executor.memory", memory.heap() + "m")
                .put("spark.executor.memoryOverhead", memory.besideHeap() + "m")
                // Spark sets the container's limit and leaves the heap to us
                .put("spark.executorEnv." + Pods.JVM_ARGUMENTS, JvmArguments.of(executor.cpu(), executor.memory()));
        if (memory.smallForSpark() || JvmMemory.of(spark.driver().memory()).smallForSpark()) {
            settings.put("spark.testing.reservedMemory", 64 << 20)
                    .put("spark.network.maxRemoteBlockSizeFetchToMem", "32m");
        }
    }

    private static void behaviour(Settings settings) {
        // a stream runs for ever: without an interval the failures of its whole life are added up, and then it ends
        settings.put("spark.executor.failuresValidityInterval", "1h")
                // a task of a lost executor must not wait for its host
                .put("spark.locality.wait", "0s")
                .put("spark.kubernetes.executor.eventProcessingInterval", "200ms")
                // the watch tells nothing of a pod deleted by force: only a list, from the API server's memory, does
                .put("spark.kubernetes.executor.apiPollingInterval", "5s")
                .put("spark.kubernetes.executor.enablePollingWithResourceVersion", true)
                // how often it looks whether executors are missing, which costs nothing while none is
                .put("spark.kubernetes.allocation.batch.delay", "200ms")
                .put("spark.decommission.enabled", true)
                // an executor that finds no node must not hold up the start by 30 s
                .put("spark.scheduler.minRegisteredResourcesRatio", "0")
                .put("spark.ui.enabled", false);
    }
}
