package io.clickanalytics.operator.reconcile.dependent;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Map;

/** The kinds of objects that a resource has more than one of, or that are looked at: one watch each, known by this name. */
public final class Kinds {
    public static final String CONFIG_MAP = "ConfigMap";
    public static final String DEPLOYMENT = "Deployment";
    public static final String INGRESS = "Ingress";
    public static final String NETWORK_POLICY = "NetworkPolicy";
    public static final String POD_DISRUPTION_BUDGET = "PodDisruptionBudget";
    public static final String ROLE = "Role";
    public static final String ROLE_BINDING = "RoleBinding";
    public static final String SECRET = "Secret";
    public static final String SERVICE = "Service";
    public static final String SERVICE_ACCOUNT = "ServiceAccount";
    public static final String STATEFUL_SET = "StatefulSet";

    /** Name to type. */
    public static final Map<String, Class<? extends HasMetadata>> TYPES = Map.ofEntries(
            Map.entry(CONFIG_MAP, ConfigMap.class),
            Map.entry(DEPLOYMENT, Deployment.class),
            Map.entry(INGRESS, Ingress.class),
            Map.entry(NETWORK_POLICY, NetworkPolicy.class),
            Map.entry(POD_DISRUPTION_BUDGET, PodDisruptionBudget.class),
            Map.entry(ROLE, Role.class),
            Map.entry(ROLE_BINDING, RoleBinding.class),
            Map.entry(SECRET, Secret.class),
            Map.entry(SERVICE, Service.class),
            Map.entry(SERVICE_ACCOUNT, ServiceAccount.class),
            Map.entry(STATEFUL_SET, StatefulSet.class));

    private Kinds() {}
}
