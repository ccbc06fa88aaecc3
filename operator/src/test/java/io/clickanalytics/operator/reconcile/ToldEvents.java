package io.clickanalytics.operator.reconcile;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An API server that hears events, and takes them unless it is told not to. */
final class ToldEvents {
    private final List<Event> events = new ArrayList<>();
    private boolean refusing;

    /** From now on. */
    void refuse() {
        refusing = true;
    }

    /** As they came. */
    List<Event> all() {
        return events;
    }

    /** Each as reason and message. */
    List<String> texts() {
        return events.stream()
                .map(event -> event.getReason() + ": " + event.getMessage())
                .toList();
    }

    KubernetesClient client() {
        return Fake.of(
                KubernetesClient.class,
                Map.of("resource", (proxy, method, arguments) -> applied((Event) arguments[0])));
    }

    private Object applied(Event event) {
        InvocationHandler itself = (proxy, method, arguments) -> proxy;
        return Fake.of(
                NamespaceableResource.class,
                Map.of(
                        "fieldManager",
                        itself,
                        "forceConflicts",
                        itself,
                        "serverSideApply",
                        (proxy, method, arguments) -> heard(event)));
    }

    private Event heard(Event event) {
        events.add(event);
        if (refusing) {
            throw new KubernetesClientException("refused by a test");
        }
        return event;
    }
}
