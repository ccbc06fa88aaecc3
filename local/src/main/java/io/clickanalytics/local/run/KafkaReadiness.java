package io.clickanalytics.local.run;

import io.clickanalytics.process.Readiness;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/**
 * Ready when Kafka names at least one live broker.
 *
 * @param bootstrap {@code host:port}
 */
record KafkaReadiness(String bootstrap) implements Readiness {
    private static final int PATIENCE_MS = 1_000;

    @Override
    public boolean reached() throws InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try {
            return isUp(Admin.create(settings));
        } catch (KafkaException unresolvable) {
            return false;
        }
    }

    private static boolean isUp(Admin admin) throws InterruptedException {
        try {
            var options = new DescribeClusterOptions().timeoutMs(PATIENCE_MS);
            return !admin.describeCluster(options).nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
