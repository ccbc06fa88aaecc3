package io.clickanalytics.pipeline.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;

/**
 * Hears that the API server does not let Spark make a pod, such as for a quota. Spark tries again for ever, leaves no pod
 * that would tell of it, and says it to its log alone.
 */
final class PodRefusals extends AbstractAppender {
    static final String LOGGER = "org.apache.spark.scheduler.cluster.k8s";
    private static final int DEPTH = 10;

    private volatile @Nullable Refusal last;

    private record Refusal(String words, Instant at) {}

    private PodRefusals() {
        // of two with one name Log4j takes the first
        super("pod refusals " + UUID.randomUUID(), null, null, true, Property.EMPTY_ARRAY);
    }

    /** From now on. */
    static PodRefusals heard() {
        var refusals = new PodRefusals();
        refusals.start();
        ((Logger) LogManager.getLogger(LOGGER)).addAppender(refusals);
        return refusals;
    }

    Optional<String> since(Instant moment) {
        Refusal refusal = last;
        return refusal == null || refusal.at().isBefore(moment) ? Optional.empty() : Optional.of(refusal.words());
    }

    @Override
    public void append(LogEvent event) {
        Stream.iterate(event.getThrown(), cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .filter(KubernetesClientException.class::isInstance)
                .map(KubernetesClientException.class::cast)
                .filter(refused -> refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN && refused.getStatus() != null)
                .findFirst()
                .ifPresent(refused -> last = new Refusal(
                        refused.getStatus().getMessage(),
                        Instant.ofEpochMilli(event.getInstant().getEpochMillisecond())));
    }
}
