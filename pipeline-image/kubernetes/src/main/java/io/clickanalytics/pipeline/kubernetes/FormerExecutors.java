package io.clickanalytics.pipeline.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.k8s.KubernetesConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executors of earlier starts of this driver. They end by themselves, and Kubernetes deletes them with the driver's pod; but
 * a driver that is started anew in its old pod finds what is left of them, and nobody else would take it away.
 */
final class FormerExecutors {
    private static final Logger LOG = LoggerFactory.getLogger(FormerExecutors.class);

    private FormerExecutors() {}

    /** Counting does not wait for it. */
    static void deleteInBackground(SparkContext spark) {
        String id = spark.applicationId();
        String name = KubernetesConf.getAppNameLabel(spark.appName());
        String namespace = spark.getConf().get("spark.kubernetes.namespace", "default");
        var thread = new Thread(() -> delete(namespace, name, id), "former executors");
        thread.setDaemon(true);
        thread.start();
    }

    private static void delete(String namespace, String name, String id) {
        try (var client = new KubernetesClientBuilder().build()) {
            int deleted = client.pods()
                    .inNamespace(namespace)
                    .withLabel("spark-role", "executor")
                    .withLabel("spark-app-name", name)
                    .withoutLabel("spark-app-selector", id)
                    .delete()
                    .size();
            if (deleted > 0) {
                LOG.atInfo().addKeyValue("pods", deleted).log("executors of an earlier start are deleted");
            }
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("executors of an earlier start, if there are any, stay until this pod is deleted");
        }
    }
}
