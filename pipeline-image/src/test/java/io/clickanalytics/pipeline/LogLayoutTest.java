package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets into the log of driver and executors, by the layout that they ship with. */
class LogLayoutTest {
    private static final Path LAYOUT = Path.of("src", "main", "resources", "log4j2.properties");
    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                MODULE + "required username=\"u\" password=\"a\"hunter2\";",
                MODULE + "required username=\"u\" password=\"a\" \"it's hunter2\";",
                MODULE + "required username=\"u\" password=\"a\"hunter2\\nhunter2\";",
                MODULE + "hunter2;"
            })
    void aPasswordThatAClientDoesNotUnderstandIsNotInIt(String jaas) throws IOException {
        Throwable refused = catchThrowable(() -> Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", jaas)));

        String logged = logged("a client cannot be made: " + root(refused).getMessage(), refused);

        assertThat(root(refused)).hasMessageContaining("hunter2");
        assertThat(logged)
                .contains("a client cannot be made: ", "Caused by: ", "\tat ", "'...' in JAAS config")
                .doesNotContain("hunter2");
    }

    @Test
    void whatFailedIsInItOnce() throws IOException {
        String logged = logged("the stream stops", new IllegalStateException("it's over, isn't it"));

        assertThat(logged.split("it's over, isn't it", -1)).hasSize(2);
        assertThat(logged)
                .contains("the stream stops", "IllegalStateException", "\tat ")
                .endsWith("\n");
    }

    private static String logged(String message, Throwable failure) throws IOException {
        try (var in = Files.newInputStream(LAYOUT);
                var context = new LoggerContext("of a test")) {
            Configuration shipped =
                    new PropertiesConfigurationFactory().getConfiguration(context, new ConfigurationSource(in));
            shipped.initialize();
            return shipped.getAppender("console")
                    .getLayout()
                    .toSerializable(Log4jLogEvent.newBuilder()
                            .setLoggerName("a.b.C")
                            .setLevel(Level.WARN)
                            .setMessage(new SimpleMessage(message))
                            .setThrown(failure)
                            .build())
                    .toString();
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
