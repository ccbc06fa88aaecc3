package io.clickanalytics.operator.status;

import static io.clickanalytics.operator.status.Seen.NOW;

import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ChangeStatus;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What may be the case with a resource; the operator's own functions say its status. */
enum Situation {
    /** The operator has not seen it. */
    NEW {
        @Override
        ClickAnalytics resource() {
            return Seen.resource();
        }
    },
    FLOWING {
        @Override
        ClickAnalytics resource() {
            return observed(Seen.resource(), Seen.flowing());
        }
    },
    FLOWING_AND_ODD {
        @Override
        ClickAnalytics resource() {
            return observed(Seen.resource(), reported(Duration.ofSeconds(1), Map.of("ClicksDropped", "many")));
        }
    },
    FLOWING_WITH_A_BACKLOG {
        @Override
        ClickAnalytics resource() {
            return observed(Seen.resource(), reported(Duration.ofHours(1), Map.of()));
        }
    },
    EDITED {
        @Override
        ClickAnalytics resource() {
            return edited(FLOWING.resource());
        }
    },
    CHANGING {
        @Override
        ClickAnalytics resource() {
            var change = new ChangeStatus(ChangeClass.REWIND, List.of("spec.window.length"));
            return with(edited(FLOWING.resource()), (resource, now) -> Statuses.announced(resource, change, now));
        }
    },
    BEGINNING {
        @Override
        ClickAnalytics resource() {
            return observed(Seen.resource(), Seen.observation(new DriverState(null, null, null, 0, Seen.SETTINGS)));
        }
    },
    WITHOUT_AN_IMAGE {
        @Override
        ClickAnalytics resource() {
            var pod = Seen.pod(
                    "status: {containerStatuses: [{image: absent, state: {waiting: {reason: ImagePullBackOff}}}]}");
            return observed(
                    Seen.resource(), Seen.observation(new DriverState(Seen.driver(), pod, null, 0, Seen.SETTINGS)));
        }
    },
    REJECTED {
        @Override
        ClickAnalytics resource() {
            return refused(edited(FLOWING.resource()), Claim.blocked("Rejected", "no"));
        }
    },
    FAILING {
        @Override
        ClickAnalytics resource() {
            return refused(edited(FLOWING.resource()), Claim.pending("ReconcileFailed", "again"));
        }
    },
    STOPPING {
        @Override
        ClickAnalytics resource() {
            return observed(
                    Seen.resource("  suspended: true"),
                    Seen.observation(new DriverState(Seen.driver(), Seen.pod(), null, 0, Seen.SETTINGS)));
        }
    },
    SUSPENDED {
        @Override
        ClickAnalytics resource() {
            return observed(
                    Seen.resource("  suspended: true"),
                    Seen.observation(new DriverState(Seen.driver(), null, null, 0, Seen.SETTINGS)));
        }
    },
    PAUSED {
        @Override
        ClickAnalytics resource() {
            return paused(annotated(FLOWING.resource()), Seen.flowing());
        }
    },
    PAUSED_AND_EDITED {
        @Override
        ClickAnalytics resource() {
            return paused(edited(annotated(FLOWING.resource())), Seen.flowing());
        }
    },
    PAUSED_AND_STUCK {
        @Override
        ClickAnalytics resource() {
            ClickAnalytics stuck = annotated(WITHOUT_AN_IMAGE.resource());
            var pod = Seen.pod(
                    "status: {containerStatuses: [{image: absent, state: {waiting: {reason: ImagePullBackOff}}}]}");
            return paused(stuck, Seen.observation(new DriverState(Seen.driver(), pod, null, 0, Seen.SETTINGS)));
        }
    },
    PAUSE_ENDED {
        @Override
        ClickAnalytics resource() {
            ClickAnalytics resource = PAUSED.resource();
            resource.getMetadata().setAnnotations(Map.of());
            return resource;
        }
    },
    DELETED {
        @Override
        ClickAnalytics resource() {
            ClickAnalytics resource = FLOWING.resource();
            resource.getMetadata().setDeletionTimestamp(NOW.toString());
            return refused(edited(resource), Claim.pending("Deleting", "waiting for the driver"));
        }
    };

    /** As the API server would show it. */
    abstract ClickAnalytics resource();

    /** The same, as whoever reads JSON has it. */
    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
        return Serialization.unmarshal(Serialization.asJson(resource()), Map.class);
    }

    private static Observation reported(Duration lag, Map<String, String> oddities) {
        var report = new DriverReport(
                "RUNNING", NOW, NOW, new DriverReport.Progress(NOW, 0, lag, 0), oddities, Seen.SETTINGS);
        return Seen.observation(new DriverState(Seen.driver(), Seen.pod(), report, 2, Seen.SETTINGS));
    }

    private static ClickAnalytics observed(ClickAnalytics resource, Observation seen) {
        return with(resource, (it, now) -> Statuses.observed(it, seen, now));
    }

    private static ClickAnalytics paused(ClickAnalytics resource, Observation seen) {
        return with(resource, (it, now) -> Statuses.paused(it, seen, now));
    }

    private static ClickAnalytics refused(ClickAnalytics resource, Claim claim) {
        return with(resource, (it, now) -> Statuses.refused(it, claim, now));
    }

    private static ClickAnalytics with(
            ClickAnalytics resource, BiFunction<ClickAnalytics, java.time.Instant, ClickAnalyticsStatus> status) {
        resource.setStatus(status.apply(resource, NOW));
        return resource;
    }

    private static ClickAnalytics edited(ClickAnalytics resource) {
        resource.getMetadata().setGeneration(resource.getMetadata().getGeneration() + 1);
        return resource;
    }

    private static ClickAnalytics annotated(ClickAnalytics resource) {
        resource.getMetadata().setAnnotations(Map.of("clickanalytics.io/pause", "true"));
        return resource;
    }
}
