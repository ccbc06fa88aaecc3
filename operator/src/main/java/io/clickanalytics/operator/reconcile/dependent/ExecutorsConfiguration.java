package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.ExecutorsConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** How many executors there shall be. */
public final class ExecutorsConfiguration extends OwnedDependent<ConfigMap> {
    public ExecutorsConfiguration() {
        super(ConfigMap.class, wanted -> ExecutorsConfigMap.of(wanted.resource()));
    }
}
