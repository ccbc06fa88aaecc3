package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sources that many threads ask for at once. */
final class StrimziSourcesTest {
    private final StrimziSources strimzi = new StrimziSources(
            new ServedApis(Fake.of(KubernetesClient.class, Map.of()), Clock.systemUTC()), Set.of("kafka"));

    @Test
    @SuppressWarnings("unchecked") // of the fake's type parameter
    void aSourceThatAnotherThreadJustRegisteredIsWaitedFor() {
        EventSource<?, ?> beginning = Fake.of(EventSource.class, Map.of());
        List<Object> waitedFor = new ArrayList<>();
        EventSourceRetriever<?> sources = Fake.of(
                EventSourceRetriever.class,
                Map.of(
                        "getEventSourcesFor",
                        (proxy, method, arguments) -> List.of(beginning),
                        "dynamicallyRegisterEventSource",
                        (proxy, method, arguments) -> {
                            waitedFor.add(arguments[0]);
                            return null;
                        }));
        Context<ClickAnalytics> context =
                Fake.of(Context.class, Map.of("eventSourceRetriever", (proxy, method, arguments) -> sources));

        strimzi.kafkas(context);
        strimzi.pools(context);
        strimzi.topics(context);

        assertThat(waitedFor).containsExactly(beginning, beginning, beginning);
    }
}
