package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pods of pools as Strimzi counts them, though there are none: all are ready but those that a test takes away. */
final class PodSets {
    private final StrimziApi api;
    private final Map<String, Integer> unready = new ConcurrentHashMap<>();

    PodSets(StrimziApi api) {
        this.api = api;
    }

    /** From now on so many pods of the pools of this name are not ready. */
    void unready(String pool, int pods) {
        unready.put(pool, pods);
    }

    void count(StrimziObject cluster, StrimziObject pool, int pods) {
        StrimziObject set = api.apply(set(cluster, pool, pods));
        api.status(
                set,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("observedGeneration", set.generation())
                        .put("pods", pods)
                        .put("currentPods", pods)
                        .put("readyPods", pods - unready.getOrDefault(pool.name(), 0)));
    }

    private static ObjectNode set(StrimziObject cluster, StrimziObject pool, int pods) {
        ObjectNode set = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "core.strimzi.io/v1")
                .put("kind", "StrimziPodSet");
        ObjectNode metadata = set.putObject("metadata")
                .put("name", cluster.name() + "-" + pool.name())
                .put("namespace", pool.namespace());
        metadata.putObject("labels")
                .put(StrimziObject.CLUSTER, cluster.name())
                .put("strimzi.io/kind", "Kafka")
                .put("strimzi.io/pool-name", pool.name());
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", pool.version())
                .put("kind", pool.kind())
                .put("name", pool.name())
                .put("uid", pool.uid());
        ObjectNode spec = set.putObject("spec");
        spec.putObject("selector").putObject("matchLabels").put("strimzi.io/pool-name", pool.name());
        var all = spec.putArray("pods");
        for (int i = 0; i < pods; i++) {
            all.addObject().put("kind", "Pod");
        }
        return set;
    }
}
