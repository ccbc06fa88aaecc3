package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use an object of another namespace. */
final class AllowedNamespacesTest {
    @ParameterizedTest
    @CsvSource({
        "'',kafka,true",
        "'',shop,false",
        "shop,shop,true",
        "'web, shop',shop,true",
        "shops,shop,false",
        "*,shop,true"
    })
    void onlyWhomItsOwnerNames(String annotation, String namespace, boolean allowed) {
        ConfigMap object = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("kafka")
                .addToAnnotations(AllowedNamespaces.ANNOTATION, annotation)
                .endMetadata()
                .build();

        assertThat(AllowedNamespaces.of(object, namespace)).isEqualTo(allowed);
    }
}
