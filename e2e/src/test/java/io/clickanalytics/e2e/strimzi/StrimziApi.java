package io.clickanalytics.e2e.strimzi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Strimzi's resources at the API server, in the namespaces that the stand-in watches. */
final class StrimziApi {
    private static final String VERSION = "kafka.strimzi.io/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final Set<String> namespaces;

    StrimziApi(KubernetesClient client, Set<String> namespaces) {
        this.client = client;
        this.namespaces = Set.copyOf(namespaces);
    }

    /** Eldest first. */
    List<StrimziObject> list(String kind) {
        return namespaces.stream()
                .flatMap(namespace ->
                        client
                                .genericKubernetesResources(VERSION, kind)
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .stream())
                .map(object -> new StrimziObject(JSON.valueToTree(object)))
                .sorted(Comparator.comparing(StrimziObject::created).thenComparing(StrimziObject::uid))
                .toList();
    }

    /** The whole status, unless it says the same already. */
    void status(StrimziObject object, ObjectNode status) {
        if (StrimziStatus.same(object.status(), status)) {
            return;
        }
        ObjectNode replace = JsonNodeFactory.instance
                .objectNode()
                .put("op", "add")
                .put("path", "/status")
                .set("value", status);
        resource(object)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON),
                        JSON.createArrayNode().add(replace).toString());
    }

    /** Makes it, or makes it so; as it is then. */
    StrimziObject apply(ObjectNode object) {
        return new StrimziObject(
                JSON.valueToTree(client.resource(JSON.convertValue(object, GenericKubernetesResource.class))
                        .fieldManager("stand-in")
                        .forceConflicts()
                        .serverSideApply()));
    }

    void addFinalizer(StrimziObject object, String name) {
        patchFinalizers(object, "[\"" + name + "\"]");
    }

    void removeFinalizers(StrimziObject object) {
        patchFinalizers(object, "null");
    }

    KubernetesClient client() {
        return client;
    }

    private void patchFinalizers(StrimziObject object, String finalizers) {
        resource(object)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":" + finalizers + "}}");
    }

    private Resource<GenericKubernetesResource> resource(StrimziObject object) {
        return client.genericKubernetesResources(object.version(), object.kind())
                .inNamespace(object.namespace())
                .withName(object.name());
    }
}
