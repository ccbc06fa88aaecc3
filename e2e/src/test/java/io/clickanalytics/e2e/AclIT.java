package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.Certificate;
import io.clickanalytics.e2e.harness.Deployment;
import io.clickanalytics.e2e.harness.Installation;
import io.clickanalytics.e2e.harness.KafkaUser;
import io.clickanalytics.e2e.harness.Site;
import io.clickanalytics.process.Program;
import io.clickanalytics.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of KafkaUsers say all that docs/kafka-acls.md asks for, and it is enough: over TLS, with passwords, nothing else allowed. */
final class AclIT {
    private static final Duration CATCH_UP = Duration.ofMinutes(1);
    private static final Certificate CERTIFICATE = Certificate.made();

    @RegisterExtension
    static final Site site = Site.ofOneSecuredBroker(Map.of(
            "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:SASL_SSL",
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users", "User:ANONYMOUS",
            "listener.name.proxied.sasl.enabled.mechanisms", "SCRAM-SHA-512",
            "listener.name.proxied.scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;",
            "listener.name.proxied.ssl.keystore.type", "PEM",
            "listener.name.proxied.ssl.keystore.certificate.chain", CERTIFICATE.certificate(),
            "listener.name.proxied.ssl.keystore.key", CERTIFICATE.key()));

    @Test
    void theExamplesAllowWhatTheProgramsDo() throws Exception {
        var phones = KafkaUser.example("phones").made(site.kafka());
        var reader = KafkaUser.example("phones-reader").made(site.kafka());
        var shop = KafkaUser.example("phones-shop").made(site.kafka());
        List.of("phone", "resultPhone", "resultPhone-state", "resultPhonePaper")
                .forEach(topic -> phones.allow(site.kafka(), topic, AclOperation.CREATE));

        try (Deployment deployment = phones(phones)) {
            deployment.start().awaitReady();
            send(shop, 100);

            deployment.recount(CATCH_UP, plain()).isRight(100);
            assertThat(dashboard(reader)).as("the dashboard is ready").isTrue();
        }
    }

    /** As phones.yaml is; the topics are made by the pipeline, for which docs/kafka-acls.md asks for Create. */
    private static Deployment phones(KafkaUser user) {
        Deployment deployment = site.deployment("phones")
                .with("input.topic", "phone")
                .with("results.topic", "resultPhone")
                .with("results.paperTopic", "resultPhonePaper")
                .with("state.topic", "resultPhone-state");
        user.settings(site.kafka(), site.folder("phones-kafka"), CERTIFICATE.certificate())
                .forEach((key, value) -> deployment.with("kafka." + key, value));
        return deployment;
    }

    /** For the recount, which reads everything. */
    private static Map<String, String> plain() {
        return Map.of("kafka.bootstrap.servers", site.kafka().bootstrap(), "kafka.security.protocol", "PLAINTEXT");
    }

    private static void send(KafkaUser user, int clicks)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings =
                new HashMap<>(user.settings(site.kafka(), site.folder("shop-kafka"), CERTIFICATE.certificate()));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int click = 0; click < clicks; click++) {
                producer.send(new ProducerRecord<>("phone", Integer.toString(click % 5)))
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean dashboard(KafkaUser user) throws IOException {
        Path folder = site.folder("dashboard");
        var settings = new Properties();
        settings.putAll(Map.of(
                "results.topic", "resultPhone",
                "http.host", "127.0.0.1",
                "http.port", "0",
                "http.portFile", folder.resolve("port").toString()));
        user.settings(site.kafka(), site.folder("dashboard-kafka"), CERTIFICATE.certificate())
                .forEach((key, value) -> settings.put("kafka." + key, value));
        Path file = folder.resolve("dashboard.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        Process dashboard = new Program(
                        Installation.built().libraries("dashboard"),
                        List.of("-Xmx256m"),
                        "io.clickanalytics.dashboard.DashboardMain",
                        Map.of("CLICKANALYTICS_SETTINGS", file.toString()))
                .start(folder, folder.resolve("log"));
        try {
            Readiness readiness = Readiness.http(folder.resolve("port"));
            await("the dashboard, see " + folder).atMost(CATCH_UP).until(readiness::reached);
            return dashboard.isAlive();
        } finally {
            dashboard.destroyForcibly();
        }
    }
}
