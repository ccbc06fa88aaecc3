package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.IngressExposure;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressRuleValueBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackendBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackendBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpecBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPortBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The dashboard for those outside, through an Ingress controller. */
public final class DashboardIngress {
    private DashboardIngress() {}

    /** Asked for by {@code spec.dashboard.ingress}. */
    public static boolean wanted(ClickAnalytics resource) {
        return resource.spec().dashboard().ingress() != null;
    }

    /** Of a resource that wants it. */
    public static Ingress of(ClickAnalytics resource) {
        IngressExposure ingress =
                Objects.requireNonNull(resource.spec().dashboard().ingress(), "asked for an Ingress that nobody wants");
        var names = PipelineNames.of(resource);
        Map<String, String> annotations = ingress.annotations();
        return new IngressBuilder()
                .withMetadata(new ObjectMetaBuilder(Metadata.owned(resource, Component.DASHBOARD, names.dashboard()))
                        .withAnnotations(annotations == null ? Map.of() : annotations)
                        .build())
                .withSpec(new IngressSpecBuilder()
                        .withIngressClassName(ingress.className())
                        .withTls(tls(ingress))
                        .withRules(rule(ingress, names.dashboard()))
                        .build())
                .build();
    }

    private static List<IngressTLS> tls(IngressExposure ingress) {
        return ingress.tlsSecret() == null
                ? List.of()
                : List.of(new IngressTLSBuilder()
                        .withHosts(ingress.host())
                        .withSecretName(ingress.tlsSecret())
                        .build());
    }

    private static IngressRule rule(IngressExposure ingress, String service) {
        return new IngressRuleBuilder()
                .withHost(ingress.host())
                .withHttp(new HTTPIngressRuleValueBuilder()
                        .withPaths(new HTTPIngressPathBuilder()
                                .withPath(ingress.path())
                                .withPathType("Prefix")
                                .withBackend(backend(service))
                                .build())
                        .build())
                .build();
    }

    private static IngressBackend backend(String service) {
        return new IngressBackendBuilder()
                .withService(new IngressServiceBackendBuilder()
                        .withName(service)
                        .withPort(
                                new ServiceBackendPortBuilder().withName("http").build())
                        .build())
                .build();
    }
}
