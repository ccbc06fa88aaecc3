package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.PipelineConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** What the driver is told. */
public final class PipelineConfiguration extends OwnedDependent<ConfigMap> {
    public PipelineConfiguration() {
        super(ConfigMap.class, wanted -> PipelineConfigMap.of(wanted.resource(), wanted.surroundings()));
    }
}
