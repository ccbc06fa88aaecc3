package io.clickanalytics.e2e.harness;

import io.clickanalytics.process.Broker;
import java.util.concurrent.TimeUnit;

/** One broker of a Kafka, as a process of its own. */
final class Node {
    private final Broker broker;
    private Process process;

    Node(Broker broker) {
        this.broker = broker;
        this.process = broker.start();
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Returns before it is ready. */
    void start() {
        process = broker.start();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
