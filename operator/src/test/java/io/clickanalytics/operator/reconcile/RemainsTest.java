package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.lang.reflect.InvocationHandler;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of a resource when the API server gives no answer to it. */
final class RemainsTest {
    private static final ClickAnalytics RESOURCE = Serialization.unmarshal("""
            metadata: {name: phones, namespace: shop, uid: u1}
            spec: {kafka: {cluster: {name: clicks, namespace: kafka}}}
            """, ClickAnalytics.class);

    @Test
    void nothingIsLeftOfAKindThatIsNotThere() {
        assertThat(Remains.of(KafkaTopic.class, RESOURCE, refusing(404))).isEmpty();
    }

    @Test
    void withoutRightsNobodyKnowsWhatIsLeft() {
        assertThatThrownBy(() -> Remains.of(KafkaTopic.class, RESOURCE, refusing(403)))
                .isInstanceOf(KubernetesClientException.class);
    }

    @SuppressWarnings("unchecked") // of the fake's type parameter
    private static Context<ClickAnalytics> refusing(int code) {
        InvocationHandler itself = (proxy, method, arguments) -> proxy;
        Object topics = Fake.of(
                MixedOperation.class,
                Map.of("inNamespace", itself, "withLabels", itself, "list", (proxy, method, arguments) -> {
                    throw new KubernetesClientException("no", code, null);
                }));
        KubernetesClient client =
                Fake.of(KubernetesClient.class, Map.of("resources", (proxy, method, arguments) -> topics));
        return Fake.of(Context.class, Map.of("getClient", (proxy, method, arguments) -> client));
    }
}
