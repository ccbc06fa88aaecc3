package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.operator.status.News;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventSourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what happened, as Events of the resource. The same news is one Event with a count, told at most once in ten
 * minutes; a failure to tell never stops anything.
 */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final String TELLER = "clickanalytics-operator";
    private static final Duration PACE = Duration.ofMinutes(10);
    private static final int REMEMBERED = 4096;
    private static final int LONGEST = 1000;

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<String, Told> told = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > REMEMBERED;
        }
    });

    Events(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void tell(ClickAnalytics resource, News news) {
        Instant now = clock.instant();
        String name = name(resource, news);
        Told before = told.get(name);
        if (before != null && before.at().plus(PACE).isAfter(now)) {
            return;
        }
        var next = new Told(before == null ? now : before.first(), now, before == null ? 1 : before.count() + 1);
        told.put(name, next);
        LOG.atInfo()
                .addKeyValue("namespace", resource.getMetadata().getNamespace())
                .addKeyValue("name", resource.name())
                .addKeyValue("reason", news.reason())
                .addKeyValue("message", news.message())
                .log("a resource has news");
        try {
            client.resource(event(resource, news, name, next))
                    .fieldManager(TELLER)
                    .forceConflicts()
                    .serverSideApply();
        } catch (KubernetesClientException e) {
            LOG.atDebug().setCause(e).log("an event could not be told");
        }
    }

    private static Event event(ClickAnalytics resource, News news, String name, Told times) {
        ObjectMeta metadata = resource.getMetadata();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(metadata.getNamespace())
                .endMetadata()
                .withInvolvedObject(new ObjectReferenceBuilder()
                        .withApiVersion(ClickAnalytics.API_VERSION)
                        .withKind(ClickAnalytics.KIND)
                        .withNamespace(metadata.getNamespace())
                        .withName(metadata.getName())
                        .withUid(metadata.getUid())
                        .build())
                .withType(news.warning() ? "Warning" : "Normal")
                .withReason(news.reason())
                .withMessage(
                        news.message().length() <= LONGEST
                                ? news.message()
                                : news.message().substring(0, LONGEST))
                .withFirstTimestamp(seconds(times.first()))
                .withLastTimestamp(seconds(times.at()))
                .withCount(times.count())
                .withSource(new EventSourceBuilder().withComponent(TELLER).build())
                .withReportingComponent(TELLER)
                .withReportingInstance(TELLER)
                .build();
    }

    private static String name(ClickAnalytics resource, News news) {
        var sum = new CRC32();
        sum.update((resource.getMetadata().getUid() + news.reason() + news.message()).getBytes(StandardCharsets.UTF_8));
        return resource.name() + "." + Long.toHexString(sum.getValue());
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How often something was told. */
    private record Told(Instant first, Instant at, int count) {}
}
