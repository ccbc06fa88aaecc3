package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DashboardConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** What the dashboard is told. */
public final class DashboardConfiguration extends OwnedDependent<ConfigMap> {
    public DashboardConfiguration() {
        super(ConfigMap.class, wanted -> DashboardConfigMap.of(wanted.resource(), wanted.surroundings()));
    }
}
