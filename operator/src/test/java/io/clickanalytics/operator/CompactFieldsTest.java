package io.clickanalytics.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

final class CompactFieldsTest {
    private static final String OBJECT = """
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "phones", "managedFields": [
              {"manager": "clickanalytics", "operation": "Apply", "fieldsType": "FieldsV1", "fieldsV1": {
                "f:data": {"f:executors": {}},
                "f:metadata": {"f:labels": {".": {}, "f:team": {}}, "f:ownerReferences": {"k:{\\"uid\\":\\"1\\"}": {}}}}}]},
             "data": {"executors": "2"}}""";

    @Test
    void readsWhatTheClientReads() {
        ConfigMap compact = CompactFields.serialization().unmarshal(OBJECT, ConfigMap.class);

        assertThat(compact).isEqualTo(new KubernetesSerialization().unmarshal(OBJECT, ConfigMap.class));
    }

    @Test
    void copiesWhatItRead() {
        KubernetesSerialization serialization = CompactFields.serialization();
        ConfigMap read = serialization.unmarshal(OBJECT, ConfigMap.class);

        assertThat(serialization.clone(read)).isEqualTo(read);
    }

    @Test
    void readsOverAFieldOfANewerCrd() {
        String newer = """
                {"apiVersion": "clickanalytics.io/v1alpha1", "kind": "ClickAnalytics", "metadata": {"name": "phones"},
                 "spec": {"window": {"length": "4s", "alignment": "epoch"}}}""";

        ClickAnalytics read = CompactFields.serialization().unmarshal(newer, ClickAnalytics.class);

        assertThat(read.spec().window().length()).hasToString("4s");
    }
}
