package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.Dashboard;
import io.clickanalytics.api.v1alpha1.GatewayExposure;
import io.clickanalytics.api.v1alpha1.IngressExposure;
import java.util.List;
import java.util.stream.Stream;

/** Rules of {@code spec.dashboard}. */
final class DashboardRules {
    private static final String DASHBOARD = "spec.dashboard";

    static final List<Rule> RULES = List.of(
            new Rule(List.of(DASHBOARD + ".ingress", DASHBOARD + ".gateway"), spec -> oneExposure(spec.dashboard())),
            new Rule(
                    List.of(DASHBOARD + ".ingress", DASHBOARD + ".gateway", DASHBOARD + ".signIn"),
                    spec -> wayBack(spec.dashboard())));

    private DashboardRules() {}

    private static Stream<Problem> oneExposure(Dashboard dashboard) {
        return dashboard.ingress() == null || dashboard.gateway() == null
                ? Stream.empty()
                : Stream.of(new Problem(DASHBOARD, "ingress and gateway", "at most one of them", "remove one"));
    }

    private static Stream<Problem> wayBack(Dashboard dashboard) {
        boolean whole = Stream.concat(
                        Stream.ofNullable(dashboard.ingress()).map(IngressExposure::host),
                        Stream.ofNullable(dashboard.gateway()).map(GatewayExposure::host))
                .anyMatch(host -> !host.startsWith("*"));
        return dashboard.signIn() == null || dashboard.signIn().address() != null || whole
                ? Stream.empty()
                : Stream.of(new Problem(
                        DASHBOARD,
                        "signIn without an address of the page",
                        "an ingress or gateway with a whole host name, or signIn.address",
                        "add one, because the provider sends people back there"));
    }
}
