package io.clickanalytics.dashboard;

import io.clickanalytics.dashboard.http.BasePath;
import io.clickanalytics.dashboard.signin.SignInSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard is told by its settings file.
 *
 * @param kafka properties of the Kafka clients, without the prefix {@code kafka.}
 * @param topic the results topic
 * @param page what the page says
 * @param history how much is kept in memory and shown to who opens the page, in event time
 * @param http where it is served
 */
public record DashboardConfig(Map<String, String> kafka, String topic, Page page, Duration history, Http http) {
    public DashboardConfig {
        kafka = Map.copyOf(kafka);
    }

    /**
     * Reads settings as the table in {@code docs/settings.md} describes them.
     *
     * @throws InvalidSettings naming every problem that was found
     */
    public static DashboardConfig from(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        Map<String, String> kafka = reader.under("kafka.");
        reader.require(
                kafka.containsKey("bootstrap.servers"),
                "kafka.bootstrap.servers: absent, wanted the brokers as host:port, separated by commas");
        String topic = reader.text("results.topic");
        var config = new DashboardConfig(
                kafka,
                topic,
                new Page(reader.text("title", topic), reader.under("label.")),
                reader.positiveDuration("history", Duration.ofHours(1)),
                new Http(
                        reader.text("http.host", "0.0.0.0"),
                        reader.port("http.port", 8080),
                        reader.path("http.portFile"),
                        reader.basePath("http.path"),
                        new Access(reader.origins("http.origins"), signIn(reader))));
        reader.finish();
        return config;
    }

    private static @Nullable SignInSettings signIn(SettingsReader reader) {
        return reader.text("signIn.issuer", "").isEmpty() ? null : new SignInReader(reader).read();
    }

    /**
     * What the page says.
     *
     * @param title name of the resource
     * @param labels item to what it is called; an item without one is called by its own name
     */
    public record Page(String title, Map<String, String> labels) {
        public Page {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Where the page is served.
     *
     * @param host address to listen on
     * @param port 0 is any free one
     * @param portFile gets the port in use; null when nobody asks
     * @param base path of the page
     * @param access who may look on
     */
    public record Http(String host, int port, @Nullable Path portFile, BasePath base, Access access) {}

    /**
     * Who may look on.
     *
     * @param origins origins beside the page's own that may open the socket, such as {@code https://shop.example.com}
     * @param signIn null: everybody
     */
    public record Access(Set<String> origins, @Nullable SignInSettings signIn) {
        public Access {
            origins = Set.copyOf(origins);
        }
    }
}
