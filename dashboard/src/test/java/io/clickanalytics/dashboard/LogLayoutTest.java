package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets into the log, by the layout that the dashboard ships with. */
final class LogLayoutTest {
    private static final Path LAYOUT = Path.of("src", "main", "resources", "logback.xml");
    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                MODULE + "required username=\"u\" password=\"a\"hunter2\";",
                MODULE + "required username=\"u\" password=\"a\" \"it's hunter2\";",
                MODULE + "required username=\"u\" password=\"a\"hunter2\\nhunter2\";",
                MODULE + "hunter2;"
            })
    void aPasswordThatAClientDoesNotUnderstandIsNotInIt(String jaas) throws JoranException {
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
    void whatFailedIsInItOnce() throws JoranException {
        String logged = logged("the feed stops", new IllegalStateException("it's over, isn't it"));

        assertThat(logged.split("it's over, isn't it", -1)).hasSize(2);
        assertThat(logged)
                .contains("the feed stops", "IllegalStateException", "\tat ")
                .endsWith("\n");
    }

    private static String logged(String message, Throwable failure) throws JoranException {
        var context = new LoggerContext();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LAYOUT.toFile());
        Logger logger = context.getLogger("a.b.C");
        var appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDOUT");
        byte[] logged = appender.getEncoder().encode(new LoggingEvent("", logger, Level.WARN, message, failure, null));
        context.stop();
        return new String(logged, StandardCharsets.UTF_8);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
