package io.clickanalytics.operator;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator as its environment says. */
public final class OperatorMain {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);

    /**
     * Milliseconds after which a watch that was cut is tried again; doubled each time, five times at most. Each watch has its own
     * clock, and until the last is back what they saw is of different times.
     */
    private static final int RECONNECT = 250;

    private OperatorMain() {}

    /** Returns once it works or stands by; ends the program with a sentence when it cannot. */
    public static void main(String[] arguments) {
        try {
            OperatorConfig config = OperatorConfig.from(System.getenv());
            KubernetesClient client = new KubernetesClientBuilder()
                    .withConfig(new ConfigBuilder()
                            .withWatchReconnectInterval(RECONNECT)
                            .build())
                    .withKubernetesSerialization(CompactFields.serialization())
                    .build();
            var program = OperatorProgram.start(config, client);
            Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
        } catch (InvalidEnvironment e) {
            System.err.println("The operator cannot start. " + e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the operator cannot start");
            System.exit(1);
        }
    }
}
