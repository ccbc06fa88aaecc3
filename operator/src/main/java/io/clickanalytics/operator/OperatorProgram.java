package io.clickanalytics.operator;

import io.clickanalytics.operator.reconcile.ClickAnalyticsReconciler;
import io.clickanalytics.operator.reconcile.Controllers;
import io.clickanalytics.operator.reconcile.DriverAddress;
import io.clickanalytics.operator.reconcile.Site;
import io.clickanalytics.operator.reconcile.Standings;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator at work: its controller, its watches, its endpoint. */
public final class OperatorProgram implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorProgram.class);
    private static final int DRIVER_PORT = 8080;
    /** For what is under way, while the Lease is still renewed; then for what is left of it: shorter than a Lease is valid. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private static final Duration SYNC = Duration.ofMinutes(2);

    private final Operator operator;
    private final ClickAnalyticsReconciler reconciler;
    private final Endpoint endpoint;
    private final @Nullable Leadership leadership;

    private OperatorProgram(
            Operator operator,
            ClickAnalyticsReconciler reconciler,
            Endpoint endpoint,
            @Nullable Leadership leadership) {
        this.operator = operator;
        this.reconciler = reconciler;
        this.endpoint = endpoint;
        this.leadership = leadership;
    }

    /** Starts; returns when the watches are up, and with other operators when this one stands by. */
    public static OperatorProgram start(OperatorConfig config, KubernetesClient client) {
        return start(config, client, DriverAddress.ofPod(DRIVER_PORT));
    }

    /** With drivers found elsewhere than at their pods. */
    public static OperatorProgram start(OperatorConfig config, KubernetesClient client, DriverAddress driver) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        Leadership leadership = config.lease() == null ? null : new Leadership(client, config.lease());
        var operator = new Operator(overrider -> configure(overrider, config, client, registry, leadership));
        var endpoint = new Endpoint(config.http(), () -> ready(operator), registry::scrape);
        var reconciler = new ClickAnalyticsReconciler(
                client, site(config, client, driver), new Standings(registry), Clock.systemUTC());
        Controllers.register(operator, reconciler, config.watch().namespaces());
        operator.start();
        LOG.atInfo()
                .addKeyValue(
                        "namespaces",
                        config.watch().namespaces().isEmpty()
                                ? "all"
                                : config.watch().namespaces())
                .addKeyValue("port", endpoint.port())
                .log("the operator is up");
        return new OperatorProgram(operator, reconciler, endpoint, leadership);
    }

    /** Where health and metrics are. */
    public int port() {
        return endpoint.port();
    }

    /** Ends what is under way; from then on another operator may go on at once. */
    @Override
    public void close() {
        if (leadership != null) {
            leadership.ending();
        }
        reconciler.end(STOP);
        operator.stop();
        if (leadership != null) {
            leadership.release();
        }
        endpoint.close();
        LOG.atInfo().log("the operator has stopped");
    }

    private static void configure(
            ConfigurationServiceOverrider overrider,
            OperatorConfig config,
            KubernetesClient client,
            PrometheusMeterRegistry registry,
            @Nullable Leadership leadership) {
        overrider
                .withKubernetesClient(client)
                .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry))
                .withConcurrentReconciliationThreads(config.limits().threads())
                .withReconciliationTerminationTimeout(STOP)
                // the Lease is given back after the stop
                .withCloseClientOnStop(false)
                .withCacheSyncTimeout(SYNC)
                // a watch that fails at the start is tried again: an API server may be slow, or a right may come late
                .withStopOnInformerErrorDuringStartup(false)
                // all kinds are applied alike; the framework's default takes ConfigMaps and Secrets out
                .withDefaultNonSSAResource(Set.of())
                // it would be an annotation on every object, to filter out what is harmless
                .withPreviousAnnotationForDependentResources(false)
                .withParseResourceVersions(true);
        if (leadership != null) {
            overrider.withLeaderElectionConfiguration(leadership.configuration());
        }
    }

    private static Site site(OperatorConfig config, KubernetesClient client, DriverAddress driver) {
        Set<String> kafka = new HashSet<>(config.watch().namespaces());
        if (!kafka.isEmpty()) {
            kafka.addAll(config.watch().kafkaNamespaces());
        }
        String given = config.watch().clusterId();
        return new Site(
                given == null ? uid(client, config.watch().clusterNamespace()) : given,
                config.images(),
                kafka,
                driver,
                config.limits().deletion());
    }

    private static String uid(KubernetesClient client, String namespace) {
        Namespace found = client.namespaces().withName(namespace).get();
        if (found == null) {
            throw new IllegalStateException(
                    "found no namespace %s, wanted its uid, which tells clusters apart; correct CLICKANALYTICS_CLUSTER_NAMESPACE or set CLICKANALYTICS_CLUSTER_ID"
                            .formatted(namespace));
        }
        return found.getMetadata().getUid();
    }

    /** The watches are up. A watch that is cut later is tried again, and is no reason to send anybody elsewhere. */
    private static boolean ready(Operator operator) {
        return operator.getRuntimeInfo().isStarted();
    }
}
