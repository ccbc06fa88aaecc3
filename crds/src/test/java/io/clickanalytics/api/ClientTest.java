package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

/** The resource as a Kubernetes client reads and writes it. */
final class ClientTest {
    private static final KubernetesSerialization CLIENT = new KubernetesSerialization();

    @Test
    void readsAResourceThatIsThenChecked() {
        ClickAnalytics resource = CLIENT.unmarshal(Resource.GOOD, ClickAnalytics.class);

        Checked checked = Validation.of(resource);

        assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, valid -> assertThat(
                        valid.resource().spec())
                .isEqualTo(Resource.valid(Resource.GOOD).resource().spec()));
    }

    @Test
    void readsAResourceThatOlderRulesLetThrough() {
        ClickAnalytics resource = CLIENT.unmarshal(Resource.GOOD.split("spec:", 2)[0], ClickAnalytics.class);

        Checked checked = Validation.of(resource);

        assertThat(checked).isInstanceOfSatisfying(Checked.Invalid.class, invalid -> assertThat(invalid.problems())
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("spec"));
    }

    @Test
    void writesNothingThatWasNotThere() {
        ClickAnalytics resource = CLIENT.unmarshal(Resource.GOOD, ClickAnalytics.class);

        String written = CLIENT.asYaml(resource);

        assertThat(written).isEqualToIgnoringWhitespace("""
                        ---
                        apiVersion: "clickanalytics.io/v1alpha1"
                        kind: "ClickAnalytics"
                        metadata:
                          name: "phones"
                        spec:
                          kafka:
                            bootstrapServers: "broker:9092"
                            input:
                              topic: "in"
                            results:
                              topic: "out"
                        """);
    }
}
