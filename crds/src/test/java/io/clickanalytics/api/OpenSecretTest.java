package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets have no place in a resource. */
final class OpenSecretTest {
    @ParameterizedTest
    @CsvSource({
        "ssl.key.password, x",
        "ssl.truststore.password, x",
        "ssl.keystore.key, -----BEGIN PRIVATE KEY-----",
        "basic.auth.user.info, user:x",
        "sasl.jaas.config, org.example.Module required username=u password=x;",
        "sasl.jaas.config, org.example.Module required Password = x;",
        "sasl.jaas.config, org.example.Module required clientId=i clientSecret=x;"
    })
    void isSeen(String key, String value) {
        assertThat(OpenSecret.in(key, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "security.protocol, SASL_SSL",
        "ssl.key.password, ${file:/etc/clickanalytics/kafka/more.properties:key}",
        "sasl.jaas.config, ${directory:/etc/clickanalytics/kafka:login}",
        "sasl.jaas.config, com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true keyTab=/k;"
    })
    void whatNamesOrNeedsNoneIsFree(String key, String value) {
        assertThat(OpenSecret.in(key, value)).isFalse();
    }

    @Test
    void aResourceWithOneIsRefusedAndToldTheRemedy() {
        assertThat(Resource.problems(Resource.with("kafka: {clients: {properties: {ssl.key.password: x}}}")))
                .containsExactly(
                        "spec.kafka.clients.properties[\"ssl.key.password\"]: found a secret that everybody who reads "
                                + "this resource sees, wanted it in a Secret; move it to the entry client.properties of a "
                                + "Secret and name that in spec.kafka.clients.secret");
    }
}
