package io.clickanalytics.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.stream.Stream;

/** Who may use an object of another namespace: its owner says so, by an annotation on it. */
final class AllowedNamespaces {
    static final String ANNOTATION = "clickanalytics.io/allowed-namespaces";

    private AllowedNamespaces() {}

    /** Its own namespace always; others when they are named, or all by {@code *}. */
    static boolean of(HasMetadata object, String namespace) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        String allowed = annotations == null ? "" : annotations.getOrDefault(ANNOTATION, "");
        return namespace.equals(object.getMetadata().getNamespace())
                || Stream.of(allowed.split(","))
                        .map(String::strip)
                        .anyMatch(name -> name.equals("*") || name.equals(namespace));
    }
}
