package io.clickanalytics.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator as its environment says. */
public final class OperatorMain {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);

    private OperatorMain() {}

    /** Returns once it works or stands by; ends the program with a sentence when it cannot. */
    public static void main(String[] arguments) {
        try {
            OperatorConfig config = OperatorConfig.from(System.getenv());
            KubernetesClient client = new KubernetesClientBuilder()
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
