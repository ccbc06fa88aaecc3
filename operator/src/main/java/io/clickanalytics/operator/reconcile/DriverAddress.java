package io.clickanalytics.operator.reconcile;

import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.util.Optional;

/** Where the status document of a driver is. */
@FunctionalInterface
public interface DriverAddress {
    /** Empty while the pod has no address. */
    Optional<URI> of(Pod pod);

    /** The pod's own address. */
    static DriverAddress ofPod(int port) {
        return pod -> Optional.ofNullable(pod.getStatus())
                .map(status -> status.getPodIP())
                .filter(ip -> !ip.isEmpty())
                .map(ip -> URI.create("http://" + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port + "/status"));
    }
}
