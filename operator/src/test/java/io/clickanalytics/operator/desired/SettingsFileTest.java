package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class SettingsFileTest {
    private static final Map<String, String> ODD = Map.of(
            "label.a b=c:d",
            " space around ",
            "label.#1",
            "größe\\n\n!",
            "label.价格",
            "\u4ef7",
            "clicks.csv.separator",
            "\t");

    @Test
    void isReadBackAsItWas() throws IOException {
        var read = new Properties();
        read.load(new StringReader(SettingsFile.text(ODD)));

        assertThat(read).isEqualTo(ODD);
    }

    @Test
    void isTheSameTextForTheSameSettings() {
        assertThat(SettingsFile.text(Map.of("b", "2", "a", "1"))).isEqualTo("a=1\nb=2\n");
    }
}
