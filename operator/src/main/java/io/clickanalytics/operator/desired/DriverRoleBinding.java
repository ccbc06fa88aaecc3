package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleRefBuilder;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;

/** Gives the driver its role. */
public final class DriverRoleBinding {
    private DriverRoleBinding() {}

    /** The role of the same name. */
    public static RoleBinding of(ClickAnalytics resource) {
        var names = PipelineNames.of(resource);
        return new RoleBindingBuilder()
                .withMetadata(Metadata.owned(resource, Component.DRIVER, names.driver()))
                .withRoleRef(new RoleRefBuilder()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("Role")
                        .withName(names.driver())
                        .build())
                .withSubjects(new SubjectBuilder()
                        .withKind("ServiceAccount")
                        .withName(names.driver())
                        .withNamespace(names.namespace())
                        .build())
                .build();
    }
}
