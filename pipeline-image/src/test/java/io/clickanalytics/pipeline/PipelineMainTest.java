package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of settings that Kafka's clients cannot take: never a piece of a password. */
class PipelineMainTest {
    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                MODULE + "required username=\"u\" password=\"a\"hunter2\";",
                MODULE + "required username=\"u\" password=\"a\"it's hunter2\";",
                MODULE + "required username=\"u\" password=\"hunter2\"",
                MODULE + "hunter2;",
                "hunter2"
            })
    void aPasswordThatKafkaDoesNotUnderstandIsNotRepeated(String jaas) {
        Map<String, String> kafka = Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", jaas);

        assertThatThrownBy(() -> PipelineMain.admin(kafka))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("JAAS config")
                .message()
                .doesNotContain("hunter2");
    }
}
