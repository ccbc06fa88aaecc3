package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** All objects of a resource. */
final class AllObjects {
    private AllObjects() {}

    static List<HasMetadata> of(ClickAnalytics resource, Surroundings surroundings) {
        List<HasMetadata> objects = new ArrayList<>(List.of(
                DriverServiceAccount.of(resource),
                DriverRole.of(resource),
                DriverRoleBinding.of(resource),
                DriverService.of(resource),
                DriverStatefulSet.of(resource, surroundings),
                DriverNetworkPolicy.of(resource),
                PipelineConfigMap.of(resource, surroundings),
                ExecutorServiceAccount.of(resource),
                ExecutorsConfigMap.of(resource),
                ExecutorDisruptionBudget.of(resource),
                ExecutorNetworkPolicy.of(resource),
                DashboardServiceAccount.of(resource),
                DashboardConfigMap.of(resource, surroundings),
                DashboardDeployment.of(resource, surroundings),
                DashboardService.of(resource),
                DashboardNetworkPolicy.of(resource)));
        addOptional(objects, resource, surroundings);
        return objects;
    }

    private static void addOptional(List<HasMetadata> objects, ClickAnalytics resource, Surroundings surroundings) {
        if (DashboardDisruptionBudget.wanted(resource)) {
            objects.add(DashboardDisruptionBudget.of(resource));
        }
        if (DashboardIngress.wanted(resource)) {
            objects.add(DashboardIngress.of(resource));
        }
        if (DashboardRoute.wanted(resource)) {
            objects.add(DashboardRoute.of(resource));
        }
        if (KafkaSecret.wanted(surroundings)) {
            objects.add(KafkaSecret.of(resource, surroundings));
        }
        if (Topics.wanted(resource)) {
            objects.addAll(Topics.of(resource));
        }
        if (ManagedKafkaCluster.wanted(resource)) {
            objects.addAll(List.of(
                    ManagedKafkaCluster.kafka(resource),
                    ManagedKafkaCluster.controllerPool(resource),
                    ManagedKafkaCluster.brokerPool(resource)));
        }
    }
}
