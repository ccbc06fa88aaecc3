package io.clickanalytics.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** An annotation by which somebody tells the operator to keep its hands off. */
final class Pause {
    static final String ANNOTATION = "clickanalytics.io/pause";

    private Pause() {}

    static boolean asked(HasMetadata resource) {
        Map<String, String> annotations = resource.getMetadata().getAnnotations();
        return annotations != null && "true".equals(annotations.get(ANNOTATION));
    }
}
