package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.Dashboard;
import java.util.List;
import java.util.stream.Stream;

/** Rules of {@code spec.dashboard}. */
final class DashboardRules {
    private static final String DASHBOARD = "spec.dashboard";

    static final List<Rule> RULES = List.of(
            new Rule(List.of(DASHBOARD + ".ingress", DASHBOARD + ".gateway"), spec -> oneExposure(spec.dashboard())));

    private DashboardRules() {}

    private static Stream<Problem> oneExposure(Dashboard dashboard) {
        return dashboard.ingress() == null || dashboard.gateway() == null
                ? Stream.empty()
                : Stream.of(new Problem(DASHBOARD, "ingress and gateway", "at most one of them", "remove one"));
    }
}
