package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels and annotations of the objects; their keys are known here only. */
public final class PipelineLabels {
    public static final String NAME = "app.kubernetes.io/name";
    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String COMPONENT = "app.kubernetes.io/component";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Where the resource is that an object belongs to: owner references do not cross namespaces, labels do. */
    public static final String OWNER_NAMESPACE = "clickanalytics.io/owner-namespace";

    /** Tells a resource from one that had its name before. */
    public static final String OWNER_UID = "clickanalytics.io/owner-uid";

    /** Annotation of pods: another value is another configuration, for which they are started anew. */
    public static final String CONFIG_HASH = "clickanalytics.io/config-hash";

    /** Annotation of a resource: the owner, {@code cluster/namespace/name}, whose state its pipeline takes over. */
    public static final String ADOPT_STATE = "clickanalytics.io/adopt-state";

    public static final String CLICKANALYTICS = "clickanalytics";
    public static final String OPERATOR = "clickanalytics-operator";

    private PipelineLabels() {}

    /** Of an object of this part. */
    public static SortedMap<String, String> of(ClickAnalytics resource, Component component) {
        SortedMap<String, String> labels = selector(resource, component);
        labels.put(MANAGED_BY, OPERATOR);
        return labels;
    }

    /** What pods of this part are selected by, for ever: a selector cannot be changed. */
    public static SortedMap<String, String> selector(ClickAnalytics resource, Component component) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(NAME, CLICKANALYTICS);
        labels.put(INSTANCE, resource.name());
        labels.put(COMPONENT, component.text());
        return labels;
    }

    /** Of an object that carries no owner reference. */
    public static SortedMap<String, String> ofUnreferenced(ClickAnalytics resource, Component component) {
        SortedMap<String, String> labels = of(resource, component);
        labels.put(OWNER_NAMESPACE, PipelineNames.of(resource).namespace());
        labels.put(OWNER_UID, uid(resource));
        return labels;
    }

    /** Finds all objects that carry no owner reference, in any namespace. */
    public static Map<String, String> selectorOfUnreferenced(ClickAnalytics resource) {
        return Map.of(MANAGED_BY, OPERATOR, OWNER_UID, uid(resource));
    }

    /** A selector in the form that {@code kubectl -l} and the scale subresource have. */
    public static String text(Map<String, String> selector) {
        return new TreeMap<>(selector)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .reduce((one, other) -> one + "," + other)
                        .orElse("");
    }

    public static String uid(ClickAnalytics resource) {
        return Objects.requireNonNull(
                resource.getMetadata().getUid(),
                "found a resource without a uid, wanted one that an API server keeps; read it from there");
    }
}
