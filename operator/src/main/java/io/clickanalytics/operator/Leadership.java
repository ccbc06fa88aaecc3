package io.clickanalytics.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of several operators works: the one that holds a Lease. */
final class Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final KubernetesClient client;
    private final OperatorConfig.Lease lease;
    private volatile boolean ending;

    Leadership(KubernetesClient client, OperatorConfig.Lease lease) {
        this.client = client;
        this.lease = lease;
    }

    LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease.name())
                .withLeaseNamespace(lease.namespace())
                .withIdentity(lease.identity())
                // its exit would wait for the shutdown hook, and the hook, which stops the election, for its exit
                .withExitOnStopLeading(false)
                .withLeaderCallbacks(new LeaderCallbacks(this::begun, this::lost, leader -> {}))
                .build();
    }

    /** From now on the end of leading is our own. */
    void ending() {
        ending = true;
    }

    /** Gives the Lease back, so that nobody has to wait until it runs out. */
    void release() {
        try {
            client.leases()
                    .inNamespace(lease.namespace())
                    .withName(lease.name())
                    .edit(held -> {
                        if (lease.identity().equals(held.getSpec().getHolderIdentity())) {
                            held.getSpec().setHolderIdentity("");
                        }
                        return held;
                    });
        } catch (KubernetesClientException e) {
            LOG.atInfo().setCause(e).log("the lease is not given back; it runs out by itself");
        }
    }

    private void begun() {
        LOG.atInfo().addKeyValue("identity", lease.identity()).log("this operator leads");
    }

    /** Another may lead already: nothing may be finished, not even a stop. */
    private void lost() {
        if (!ending) {
            LOG.atError().addKeyValue("identity", lease.identity()).log("the lease is lost; this operator ends");
            Runtime.getRuntime().halt(1);
        }
    }
}
