package io.clickanalytics.operator.reconcile;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which kinds that do not belong to Kubernetes this cluster knows right now. */
final class ServedApis {
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    ServedApis(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Whether the API server knows a kind.
     *
     * @param version group and version, such as {@code kafka.strimzi.io/v1}
     */
    boolean serves(String version, String kind) {
        Instant now = clock.instant();
        Answer answer = answers.compute(
                version, (key, old) -> old != null && old.at().plus(BELIEVED).isAfter(now) ? old : ask(key, now));
        return answer.kinds().contains(kind);
    }

    private Answer ask(String version, Instant now) {
        APIResourceList resources = client.getApiResources(version);
        Set<String> kinds = resources == null
                ? Set.of()
                : resources.getResources().stream()
                        .map(resource -> resource.getKind())
                        .collect(Collectors.toSet());
        return new Answer(kinds, now);
    }

    private record Answer(Set<String> kinds, Instant at) {}
}
