package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;

/** How many executors there shall be: read by the driver when it starts and whenever it changes, without a restart. */
public final class ExecutorsConfigMap {
    /** The file that holds the number. */
    public static final String KEY = "executors";

    private ExecutorsConfigMap() {}

    /** Only the operator writes it. */
    public static ConfigMap of(ClickAnalytics resource) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.EXECUTOR, PipelineNames.of(resource).executors()))
                .withData(Map.of(KEY, resource.spec().spark().executors().toString()))
                .build();
    }
}
