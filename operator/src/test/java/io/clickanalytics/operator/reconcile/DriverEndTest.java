package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetListBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The end of a driver that no watch tells of: all is asked of the API server. */
final class DriverEndTest {
    private static final ClickAnalytics PHONES =
            Serialization.unmarshal("metadata: {name: phones, namespace: shop, uid: u1}", ClickAnalytics.class);

    private final List<StatefulSet> sets = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    @Test
    void aDriverThatIsThereIsEndedAndWaitedFor() {
        sets.add(set(null));
        pods.add(pod("phones-driver-0"));

        assertThat(advance()).isTrue();
        assertThat(deleted).containsExactly("phones-driver");
    }

    @Test
    void oneThatEndsIsWaitedForAndLeftInPeace() {
        sets.add(set("2026-11-21T08:00:00Z"));

        assertThat(advance()).isTrue();
        assertThat(deleted).isEmpty();
    }

    @Test
    void itsPodIsWaitedForWhenItsSetIsGone() {
        pods.add(pod("phones-driver-0"));

        assertThat(advance()).isTrue();
        assertThat(deleted).isEmpty();
    }

    @Test
    void nobodyWaitsForWhatIsGoneOrWasNeverOurs() {
        pods.add(pod("a-pod-with-the-labels-of-phones"));

        assertThat(advance()).isFalse();
    }

    /** Whether it is waited for. */
    private boolean advance() {
        return new DriverEnd().advance(PHONES, context()).isPresent();
    }

    @SuppressWarnings("unchecked") // of the fake's type parameter
    private Context<ClickAnalytics> context() {
        KubernetesClient client = Fake.of(
                KubernetesClient.class,
                Map.of(
                        "resources",
                        (proxy, method, arguments) -> listed((Class<?>) arguments[0]),
                        "resource",
                        (proxy, method, arguments) -> resource((HasMetadata) arguments[0])));
        return Fake.of(Context.class, Map.of("getClient", (proxy, method, arguments) -> client));
    }

    private Object listed(Class<?> type) {
        InvocationHandler itself = (proxy, method, arguments) -> proxy;
        Object list = type.equals(Pod.class)
                ? new PodListBuilder().withItems(pods).build()
                : new StatefulSetListBuilder().withItems(sets).build();
        return Fake.of(
                MixedOperation.class,
                Map.of("inNamespace", itself, "withLabels", itself, "list", (proxy, method, arguments) -> list));
    }

    private Object resource(HasMetadata object) {
        return Fake.of(NamespaceableResource.class, Map.of("delete", (proxy, method, arguments) -> {
            deleted.add(object.getMetadata().getName());
            return List.of();
        }));
    }

    private static StatefulSet set(@Nullable String deletionTimestamp) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName("phones-driver")
                .withDeletionTimestamp(deletionTimestamp)
                .endMetadata()
                .build();
    }

    private static Pod pod(String name) {
        return new PodBuilder().withNewMetadata().withName(name).endMetadata().build();
    }
}
