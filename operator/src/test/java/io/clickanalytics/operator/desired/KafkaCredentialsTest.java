package io.clickanalytics.operator.desired;

import static io.clickanalytics.operator.desired.Resources.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaCredentialsTest {
    private static final KafkaAccess PLAIN = new KafkaAccess("broker:9092", Map.of());

    @Test
    void trustsTheClustersOwnAuthority() {
        KafkaAccess access = KafkaCredentials.trusting(PLAIN, "certificate");

        assertThat(access.properties())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.location", "/etc/clickanalytics/kafka/ca.crt");
        assertThat(access.files()).containsExactly(Map.entry("ca.crt", base64("certificate")));
    }

    @Test
    void putsKeyAndCertificateOfAUserIntoOneFile() {
        KafkaAccess access = KafkaCredentials.with(
                KafkaCredentials.trusting(PLAIN, "authority"),
                Map.of("user.key", base64("key\n"), "user.crt", base64("certificate\n"), "user.p12", base64("p12")));

        assertThat(access.properties())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.keystore.type", "PEM")
                .containsEntry("ssl.keystore.location", "/etc/clickanalytics/kafka/keystore.pem");
        assertThat(access.files()).containsOnlyKeys("ca.crt", "keystore.pem");
        assertThat(text(access, "keystore.pem")).isEqualTo("key\ncertificate\n");
    }

    @Test
    void saysWhereAPasswordIsAndNotWhatItIs() {
        KafkaAccess access = KafkaCredentials.with(
                KafkaCredentials.trusting(PLAIN, "authority"),
                Map.of("password", base64("hunter2"), "sasl.jaas.config", base64("password=hunter2")));

        assertThat(access.properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "${directory:/etc/clickanalytics/kafka:sasl.jaas.config}");
        assertThat(access.settings().toString()).doesNotContain("hunter2");
        assertThat(access.files()).containsOnlyKeys("ca.crt", "sasl.jaas.config");
    }

    @Test
    void sendsAPasswordWithoutTlsOnlyToWhoSpeaksNone() {
        KafkaAccess access = KafkaCredentials.with(PLAIN, Map.of("sasl.jaas.config", base64("x")));

        assertThat(access.properties()).containsEntry("security.protocol", "SASL_PLAINTEXT");
    }

    @Test
    void refersToEachSettingOfAClientProperties() {
        KafkaAccess access = KafkaCredentials.with(
                new KafkaAccess("broker:9092", Map.of("security.protocol", "SASL_SSL")),
                Map.of("client.properties", base64("sasl.jaas.config=hunter2\nclient.rack=a\n"), "ca.p12", "AAAA"));

        assertThat(access.properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry(
                        "sasl.jaas.config", "${file:/etc/clickanalytics/kafka/client.properties:sasl.jaas.config}")
                .containsEntry("client.rack", "${file:/etc/clickanalytics/kafka/client.properties:client.rack}");
        assertThat(access.files()).containsOnlyKeys("client.properties", "ca.p12");
    }

    @Test
    void leavesOutWhatCountingExactlyOnceDependsOn() {
        KafkaAccess access = KafkaCredentials.with(
                PLAIN, Map.of("client.properties", base64("transactional.id=mine\nbootstrap.servers=other:9092\n")));

        assertThat(access.properties()).doesNotContainKeys("transactional.id", "bootstrap.servers");
        assertThat(access.settings()).containsEntry("kafka.bootstrap.servers", "broker:9092");
    }

    @Test
    void knowsWhatItDoesNotUnderstand() {
        assertThat(KafkaCredentials.understood(Map.of("password", "AAAA"))).isFalse();
        assertThat(KafkaCredentials.understood(Map.of("user.crt", "AAAA"))).isFalse();
        assertThat(KafkaCredentials.understood(Map.of("client.properties", ""))).isTrue();
    }

    private static String text(KafkaAccess access, String file) {
        return new String(Base64.getDecoder().decode(access.files().getOrDefault(file, "")), StandardCharsets.UTF_8);
    }
}
