package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;

/** What Spark's driver does in Kubernetes: pods of executors come and go. */
public final class DriverRole {
    private DriverRole() {}

    /** One rule is enough, given the settings in {@link SparkSettings} that keep Spark from making other objects. */
    public static Role of(ClickAnalytics resource) {
        return new RoleBuilder()
                .withMetadata(Metadata.owned(
                        resource, Component.DRIVER, PipelineNames.of(resource).driver()))
                .withRules(new PolicyRuleBuilder()
                        .withApiGroups("")
                        .withResources("pods")
                        .withVerbs("get", "list", "watch", "create", "delete", "deletecollection")
                        .build())
                .build();
    }
}
