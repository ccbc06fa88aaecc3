package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigHashTest {
    private static final Images IMAGES = new Images("pipeline:1", "dashboard:1");

    @Test
    void isAnotherForAnotherPassword() throws IOException {
        ClickAnalytics resource = phones("phones");

        assertThat(driver(resource, "AAAA")).isNotEqualTo(driver(resource, "BBBB"));
        assertThat(driver(resource, "AAAA")).isEqualTo(driver(resource, "AAAA"));
    }

    @Test
    void isTheSameForASuspendedResource() throws IOException {
        ClickAnalytics running =
                Resources.of(Files.readString(folder("suspended").resolve("in.yaml"))
                        .replace("suspended: true", "suspended: false"));

        assertThat(driver(phones("suspended"), "AAAA")).isEqualTo(driver(running, "AAAA"));
    }

    private static String driver(ClickAnalytics resource, String secret) {
        var kafka = new KafkaAccess("broker:9092", Map.of(), Map.of("password", secret));
        return ConfigHash.ofDriver(resource, new Surroundings(Owner.of("c", resource), kafka, IMAGES));
    }

    private static ClickAnalytics phones(String name) throws IOException {
        return Resources.of(Files.readString(folder(name).resolve("in.yaml")));
    }

    private static Path folder(String name) {
        return Path.of("src", "test", "resources", "golden", name);
    }
}
