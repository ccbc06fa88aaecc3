package io.clickanalytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.dashboard.http.BasePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardConfigTest {
    private static final Map<String, String> LEAST =
            Map.of("kafka.bootstrap.servers", "b1:9092", "results.topic", "resultPhone");

    @Test
    void whatIsAbsentHasItsDefault() {
        DashboardConfig config = DashboardConfig.from(LEAST);

        assertThat(config)
                .isEqualTo(new DashboardConfig(
                        Map.of("bootstrap.servers", "b1:9092"),
                        "resultPhone",
                        new DashboardConfig.Page("resultPhone", Map.of()),
                        Duration.ofHours(1),
                        new DashboardConfig.Http(
                                "0.0.0.0", 8080, null, BasePath.of("/"), new DashboardConfig.Access(Set.of(), null))));
    }

    @Test
    void everyKeyIsMapped() {
        Map<String, String> settings = new HashMap<>(LEAST);
        settings.putAll(Map.of(
                "kafka.security.protocol", "SSL",
                "title", "phones",
                "label.0", "Huawei",
                "label.a.b", "A B",
                "history", "PT10M"));
        settings.putAll(Map.of(
                "http.host", "127.0.0.1",
                "http.port", "0",
                "http.portFile", "/run/port",
                "http.path", "/shop/phones",
                "http.origins", "https://shop.example.com, http://localhost:3000"));

        assertThat(DashboardConfig.from(settings))
                .isEqualTo(new DashboardConfig(
                        Map.of("bootstrap.servers", "b1:9092", "security.protocol", "SSL"),
                        "resultPhone",
                        new DashboardConfig.Page("phones", Map.of("0", "Huawei", "a.b", "A B")),
                        Duration.ofMinutes(10),
                        new DashboardConfig.Http(
                                "127.0.0.1",
                                0,
                                Path.of("/run/port"),
                                new BasePath("/shop/phones/"),
                                new DashboardConfig.Access(
                                        Set.of("https://shop.example.com", "http://localhost:3000"), null))));
    }

    @Test
    void allProblemsAreReportedTogether() {
        assertThatThrownBy(() -> DashboardConfig.from(Map.of(
                        "history", "1 hour",
                        "http.port", "70000",
                        "http.path", "phones/../x",
                        "http.origins", "shop.example.com,https://a.example/path",
                        "windw.length", "PT2S")))
                .isInstanceOf(InvalidSettings.class)
                .message()
                .contains("kafka.bootstrap.servers: absent")
                .contains("results.topic: absent")
                .contains("history: found 1 hour, wanted")
                .contains("http.port: found 70000, wanted")
                .contains("http.path: found phones/../x, wanted")
                .contains("http.origins: found shop.example.com, wanted")
                .contains("http.origins: found https://a.example/path, wanted")
                .contains("windw.length: unknown");
    }

    @Test
    void aHistoryOfNothingIsRefused() {
        Map<String, String> settings = new HashMap<>(LEAST);
        settings.put("history", "PT0S");

        assertThatThrownBy(() -> DashboardConfig.from(settings)).hasMessageContaining("more than zero");
    }

    /** Each key of the table is known to the reader, and the table names each key that is tested above. */
    @Test
    void theTableOfSettingsIsTrue() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("root"), "docs/settings.md"));
        String table = page.substring(page.indexOf("## Dashboard"));
        List<String> keys = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .flatMap(row ->
                        Pattern.compile("`([^`]+)`").matcher(row.group(1)).results())
                .map(key -> key.group(1))
                .toList();

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "kafka.*",
                        "results.topic",
                        "title",
                        "label.*",
                        "history",
                        "http.host",
                        "http.port",
                        "http.portFile",
                        "http.path",
                        "http.origins",
                        "signIn.issuer",
                        "signIn.clientId",
                        "signIn.folder",
                        "signIn.address",
                        "signIn.audience",
                        "signIn.session");
        assertThat(table).contains("| `PT1H` |").contains("| `0.0.0.0`, `8080` |");
    }
}
