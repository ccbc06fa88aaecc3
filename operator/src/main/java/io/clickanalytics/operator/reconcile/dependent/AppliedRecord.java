package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.AppliedSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** The spec that took effect last. */
public final class AppliedRecord extends OwnedDependent<ConfigMap> {
    public AppliedRecord() {
        super(ConfigMap.class, wanted -> AppliedSpec.of(wanted.resource()));
    }
}
