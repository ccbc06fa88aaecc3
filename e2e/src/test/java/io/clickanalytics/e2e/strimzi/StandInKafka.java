package io.clickanalytics.e2e.strimzi;

import io.clickanalytics.e2e.harness.Certificate;
import io.clickanalytics.e2e.harness.Ports;
import io.clickanalytics.e2e.harness.TestKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** The real Kafka, of one broker, that is behind every Kafka of the stand-in: plain, with TLS, and with TLS and passwords. */
final class StandInKafka implements AutoCloseable {
    private static final String HOST = "127.0.0.1:";

    private final TestKafka kafka;
    private final Map<String, Integer> ports;
    private final Admin admin;
    private final String clusterId;
    private volatile String authority;

    private StandInKafka(TestKafka kafka, Map<String, Integer> ports, String authority) {
        this.kafka = kafka;
        this.ports = Map.copyOf(ports);
        this.authority = authority;
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
        try {
            this.clusterId = admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no answer of Kafka", e);
        }
    }

    static StandInKafka started(Path folder) {
        var certificate = Certificate.made();
        Map<String, Integer> ports = Map.of("TLS", Ports.free(), "SCRAM", Ports.free());
        return new StandInKafka(
                TestKafka.withListeners(
                        folder,
                        ports,
                        Map.of(
                                "listener.security.protocol.map",
                                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,TLS:SSL,SCRAM:SASL_SSL",
                                "sasl.enabled.mechanisms",
                                "SCRAM-SHA-512",
                                "listener.name.scram.scram-sha-512.sasl.jaas.config",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                                "ssl.keystore.type",
                                "PEM",
                                "ssl.keystore.certificate.chain",
                                certificate.certificate(),
                                "ssl.keystore.key",
                                certificate.key())),
                ports,
                certificate.certificate());
    }

    /** Where a listener is. */
    String address(boolean tls, String authentication) {
        if (!tls) {
            return kafka.bootstrap();
        }
        return HOST + ports.get(authentication.equals("scram-sha-512") ? "SCRAM" : "TLS");
    }

    String clusterId() {
        return clusterId;
    }

    /** PEM of whom to trust. */
    String authority() {
        return authority;
    }

    /** Another authority beside the one of before, as while a certificate is renewed. */
    synchronized void renewAuthority() {
        authority = authority + Certificate.made().certificate();
    }

    RealTopics topics() {
        return new RealTopics(admin);
    }

    /** May log in with this password. */
    void user(String name, String password) {
        try {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no user " + name, e);
        }
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}
