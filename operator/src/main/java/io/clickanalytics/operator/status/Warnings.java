package io.clickanalytics.operator.status;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Problem;
import io.clickanalytics.operator.desired.Component;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What does not keep clicks from flowing, and somebody may have to see to. */
final class Warnings {
    private Warnings() {}

    /** What the driver sees comes first, then what befell pods: it is about what happens now. */
    static Map<ConditionType, Claim> of(Checked.Valid checked, Observation seen, Instant now) {
        DriverReport report = seen.driver().reportWithin(PipelineReady.freshness(checked.resource()), now);
        Stream<Claim> oddities = new TreeMap<>(report == null ? Map.of() : report.oddities())
                .entrySet().stream().map(oddity -> Claim.holds(oddity.getKey(), oddity.getValue()));
        Stream<Claim> doubts =
                checked.warnings().stream().map(Problem::message).map(doubt -> Claim.holds("Doubtful", doubt));
        List<Claim> all = Stream.of(oddities, pods(seen, now), doubts)
                .flatMap(claims -> claims)
                .toList();
        return all.isEmpty()
                ? Map.of()
                : Map.of(
                        ConditionType.WARNING,
                        Claim.holds(
                                all.get(0).reason(),
                                String.join(
                                        "; ", all.stream().map(Claim::message).toList())));
    }

    /** Also those which others do the work of. */
    private static Stream<Claim> pods(Observation seen, Instant now) {
        Observation.Pods pods = seen.pods();
        Deployment deployment = seen.dashboard().deployment();
        boolean shows = DashboardReady.ready(deployment) > 0;
        return Stream.of(
                        PodTrouble.recent(Stream.ofNullable(seen.driver().pod()).toList(), Component.DRIVER, now),
                        executors(seen, now),
                        PodTrouble.recent(pods.executors(), Component.EXECUTOR, now),
                        shows ? dashboards(seen, now) : Optional.<Claim>empty(),
                        PodTrouble.recent(pods.dashboards(), Component.DASHBOARD, now))
                .flatMap(Optional::stream);
    }

    /** While others show: pods that do not come up, or would not. */
    private static Optional<Claim> dashboards(Observation seen, Instant now) {
        return Optional.ofNullable(seen.dashboard().signIn())
                .or(() -> Optional.ofNullable(seen.dashboard().deployment()).flatMap(PodRefusal::of))
                .or(() -> PodTrouble.of(seen.pods().dashboards(), Component.DASHBOARD, now));
    }

    /** Without any executor it is no warning. */
    private static Optional<Claim> executors(Observation seen, Instant now) {
        return seen.driver().executors() == 0
                ? Optional.empty()
                : PodTrouble.of(seen.pods().executors(), Component.EXECUTOR, now);
    }
}
