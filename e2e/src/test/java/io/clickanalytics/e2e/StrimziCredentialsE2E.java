package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.cluster.InNamespace;
import io.clickanalytics.e2e.cluster.OnKubernetes;
import io.clickanalytics.e2e.cluster.TestCluster;
import io.clickanalytics.e2e.harness.Documents;
import io.clickanalytics.e2e.strimzi.StrimziSite;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a Kafka of Strimzi asks for reaches the programs, and nobody else: whom to trust, and who we are. */
@OnKubernetes
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrimziCredentialsE2E {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String FOLDER = "/etc/clickanalytics/kafka";

    private final TestCluster cluster;
    private StrimziSite site;
    private InNamespace shop;

    StrimziCredentialsE2E(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        site = StrimziSite.started(cluster);
        shop = site.shop();
        shop.apply(StrimziSite.cluster("local"));
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void whatThePodsGetOpensKafkaAndSoDoesWhatTheyGetAfterARenewal() throws Exception {
        shop.apply(user("phones-user", "scram-sha-512"));
        await().atMost(SOON).until(() -> shop.has("secret/phones-user"));
        shop.apply(StrimziSite.resource(
                "phones", "{kafka: {cluster: {name: local, listener: scram}, clients: {secret: phones-user}}}"));
        await().atMost(SOON).until(() -> shop.has("statefulset/phones-driver"));
        String before = hash("phones");
        String password = password();

        assertThat(topicsSeenWith("phones")).contains("phones-in");
        assertIsSaidNowhere(password);

        shop.run("delete", "secret", "phones-user");
        await().atMost(SOON).until(() -> !hash("phones").equals(before));
        String renewed = hash("phones");
        assertThat(password()).isNotEqualTo(password);
        assertThat(topicsSeenWith("phones")).contains("phones-in");

        site.strimzi().renewAuthority();
        await().atMost(SOON).until(() -> !hash("phones").equals(renewed));
        assertThat(topicsSeenWith("phones")).contains("phones-in");
        assertIsSaidNowhere(password());
    }

    @Test
    void theCertificateOfAUserIsHandedOnWithItsKey() {
        shop.apply(user("certified", "tls"));
        await().atMost(SOON).until(() -> shop.has("secret/certified"));

        shop.apply(StrimziSite.resource(
                "signed", "{kafka: {cluster: {name: local, listener: tls}, clients: {secret: certified}}}"));

        await().atMost(SOON).until(() -> shop.has("secret/signed-kafka"));
        String keystore = decoded(shop.field("secret/signed-kafka", ".data.keystore\\.pem"));
        assertThat(keystore)
                .contains(
                        decoded(shop.field("secret/certified", ".data.user\\.key"))
                                .strip(),
                        decoded(shop.field("secret/certified", ".data.user\\.crt"))
                                .strip());
        assertThat(shop.field("configmap/signed-pipeline", ".data.settings\\.properties"))
                .contains("kafka.ssl.keystore.location=" + FOLDER + "/keystore.pem");
    }

    @Test
    void aSecretThatIsMissingIsNamedAndWaitedFor() {
        shop.apply(StrimziSite.resource(
                "early", "{kafka: {cluster: {name: local, listener: scram}, clients: {secret: late}}}"));
        await().atMost(SOON).until(() -> shop.condition("clickanalytics/early", "KafkaReady", "reason")
                .equals("SecretMissing"));
        assertThat(shop.has("statefulset/early-driver")).isFalse();

        shop.apply(user("late", "scram-sha-512"));

        await().atMost(SOON).until(() -> shop.has("statefulset/early-driver"));
    }

    private static String user(String name, String authentication) {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata: {name: %s, labels: {strimzi.io/cluster: local}}
                spec: {authentication: {type: %s}}
                """.formatted(name, authentication);
    }

    /** As the driver reads them: its settings, and the files that these name. */
    private Set<String> topicsSeenWith(String name)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Documents.ROOT.resolve("e2e/target").toAbsolutePath()), "mounted-");
        for (String file : new String[] {"ca.crt", "sasl.jaas.config"}) {
            Files.writeString(
                    folder.resolve(file),
                    decoded(shop.field("secret/" + name + "-kafka", ".data." + file.replace(".", "\\."))));
        }
        var settings = new Properties();
        settings.load(new StringReader(shop.field("configmap/" + name + "-pipeline", ".data.settings\\.properties")));
        var kafka = new Properties();
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith("kafka."))
                .forEach(key -> kafka.setProperty(
                        key.substring("kafka.".length()),
                        settings.getProperty(key).replace(FOLDER, folder.toString())));
        try (Admin admin = Admin.create(kafka)) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }

    private void assertIsSaidNowhere(String password) throws IOException {
        assertThat(shop.run("get", "configmaps,clickanalytics,events,statefulsets,pods", "-o", "yaml"))
                .doesNotContain(password)
                .doesNotContain(Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(site.operator().log())).doesNotContain(password);
    }

    private String password() {
        return decoded(shop.field("secret/phones-user", ".data.password"));
    }

    private String hash(String name) {
        return shop.field(
                "statefulset/" + name + "-driver",
                ".spec.template.metadata.annotations.clickanalytics\\.io/config-hash");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
