package io.clickanalytics.e2e;

import static io.clickanalytics.e2e.cluster.TestNamespace.soon;
import static io.clickanalytics.e2e.cluster.TestNamespace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.strimzi.StrimziSite;

/**
 * Resources whose topics are in the Kafka that is shared, and what is left when they are gone.
 *
 * @param site theirs
 */
record UsersOfClicks(StrimziSite site) {
    private static final String OURS = "app.kubernetes.io/managed-by=clickanalytics-operator";

    /** Makes one; returns when it has a driver. */
    void made(String name, String spec) {
        String kafka = "{kafka: {cluster: {name: clicks, namespace: %s}}}"
                .formatted(site.kafka().name());
        site.shop().apply(StrimziSite.resource(name, kafka, spec));
        soon(() -> site.shop().has("statefulset/" + name + "-driver"));
    }

    void assertNothingIsLeft() {
        assertTheShopIsEmpty();
        assertThat(site.kafka().run("get", "kafkatopics", "-l", OURS, "-o", "name"))
                .isEmpty();
    }

    void assertTheShopIsEmpty() {
        until("", () -> site.shop()
                .run(
                        "get",
                        "all,configmaps,secrets,serviceaccounts,roles,rolebindings,networkpolicies,poddisruptionbudgets,"
                                + "kafkas,kafkanodepools,kafkatopics",
                        "-l",
                        OURS,
                        "-o",
                        "name"));
    }
}
