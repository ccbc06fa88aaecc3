package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DriverStatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

/** The driver. */
public final class DriverDependent extends OwnedDependent<StatefulSet> {
    public DriverDependent() {
        super(StatefulSet.class, wanted -> DriverStatefulSet.of(wanted.resource(), wanted.surroundings()));
    }
}
