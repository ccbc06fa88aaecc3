package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.process.Broker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerIT {
    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void topicsOutliveTheBrokerAndItsPorts() throws Exception {
        Broker first = broker();
        startAndAwait(first);
        try (Admin admin = admin(first)) {
            admin.createTopics(List.of(new NewTopic("phone", 1, (short) 1)))
                    .all()
                    .get();
        }
        // while the first has its ports
        Broker second = broker();
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        startAndAwait(second);

        try (Admin admin = admin(second)) {
            assertThat(admin.listTopics().names().get()).containsExactly("phone");
        }
        assertThat(second.port()).isNotEqualTo(first.port());
    }

    @Test
    void whoAsksAtItsOtherAddressIsSentThere() throws Exception {
        Broker broker;
        String outside;
        try (var other = new ServerSocket(0)) {
            broker = broker();
            outside = "127.0.0.2:" + other.getLocalPort();
        }
        startAndAwait(broker.listeningAt(outside));

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", outside))) {
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .hasToString(outside + " (id: 1 rack: null)");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThatThrownBy(() -> Ports.freeAddress("192.0.2.1:9092", "--kafka-listen"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing can listen at 192.0.2.1:9092")
                .hasMessageContaining("give --kafka-listen an address of this machine and a free port");
    }

    private Broker broker() throws IOException {
        Path libraries = Path.of(System.getProperty("root"), "local/broker/target/lib");
        // both at once: asked for one after the other, the same port may come twice
        try (var clients = new ServerSocket(0);
                var controller = new ServerSocket(0)) {
            return new Broker(
                    libraries, folder.resolve("broker"), clients.getLocalPort(), controller.getLocalPort(), Map.of());
        }
    }

    private void startAndAwait(Broker broker) {
        process = broker.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(process.isAlive()).isTrue();
            return new KafkaReadiness(broker.bootstrap()).reached();
        });
    }

    private static Admin admin(Broker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }
}
