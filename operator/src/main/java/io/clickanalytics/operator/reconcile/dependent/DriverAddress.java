package io.clickanalytics.operator.reconcile.dependent;

import io.clickanalytics.operator.desired.DriverService;
import io.fabric8.kubernetes.api.model.Service;

/** The driver's name in the network. */
public final class DriverAddress extends OwnedDependent<Service> {
    public DriverAddress() {
        super(Service.class, wanted -> DriverService.of(wanted.resource()));
    }
}
