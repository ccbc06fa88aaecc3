package io.clickanalytics.local.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the user may decide about a run. */
final class RunOptions {
    private static final int LAST_PORT = 65535;

    @Parameters(
            arity = "0..1",
            paramLabel = "RESOURCE.yaml",
            description = "the ClickAnalytics resource to run; without it the phone example")
    @Nullable
    Path resource;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "keep topics and state there, and go on with them next time; without it they are gone at the end")
    @Nullable
    Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "of the dashboard; without it 8080, or a free one")
    int port;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "of the broker; without it a free one")
    int kafkaPort;

    @Option(
            names = "--kafka-listen",
            paramLabel = "HOST:PORT",
            description =
                    "an address of this machine where the broker listens, too, with no security: for clicks from elsewhere, for pods")
    @Nullable
    String kafkaListen;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "use the Kafka that runs there instead of starting a broker")
    @Nullable
    String bootstrap;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "replay this CSV; without it the 10 000 phone clicks that generate writes")
    @Nullable
    Path file;

    @Option(names = "--column", paramLabel = "NAME", description = "column that is sent (default: ${DEFAULT-VALUE})")
    String column = "phone";

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description = "how fast clicks are sent, max for as fast as it can (default: ${DEFAULT-VALUE})")
    String rate = "100/s";

    @Option(names = "--no-loop", description = "replay the file once instead of over and over")
    boolean noLoop;

    @Option(names = "--no-replay", description = "send no clicks: they come from elsewhere")
    boolean noReplay;

    @Option(
            names = "--once",
            description = "replay the file once, wait for its last window, recount everything, and end")
    boolean once;

    /** What picocli cannot see. */
    void check() {
        checkPort("--port", port);
        checkPort("--kafka-port", kafkaPort);
        if (port != 0 && port == kafkaPort) {
            throw new IllegalArgumentException(
                    "--port and --kafka-port are both " + port + "; give two different ones");
        }
        if (bootstrap != null && kafkaPort != 0) {
            throw new IllegalArgumentException(
                    "--kafka-port is for a broker that is started; leave it out with --bootstrap");
        }
        checkListener();
        if (once && noReplay) {
            throw new IllegalArgumentException("--once checks what it sends; leave --no-replay out, or use recount");
        }
    }

    private void checkListener() {
        if (kafkaListen == null) {
            return;
        }
        if (bootstrap != null) {
            throw new IllegalArgumentException(
                    "--kafka-listen is for a broker that is started; leave it out with --bootstrap");
        }
        if (!kafkaListen.matches("[^:/]+:[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("--kafka-listen is " + kafkaListen
                    + "; give an address of this machine and a port, for example 192.0.2.7:9092");
        }
    }

    private static void checkPort(String option, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(option + " is " + port + "; give one up to " + LAST_PORT);
        }
    }
}
