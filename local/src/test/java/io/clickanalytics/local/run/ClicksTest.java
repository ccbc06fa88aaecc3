package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.replay.Content;
import io.clickanalytics.local.replay.Pace;
import io.clickanalytics.local.replay.ReplayPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class ClicksTest {
    private static final Path HERE = Path.of(System.getProperty("root"), "pom.xml");

    @ParameterizedTest
    @CsvSource({"'',LOOP", "--no-loop,SINGLE", "--once,CHECKED", "--once --no-loop,CHECKED"})
    void roundsFollowTheOptions(String line, Clicks.Rounds rounds) {
        assertThat(clicks(line).rounds()).isEqualTo(rounds);
    }

    @Test
    void aFileIsReplayedOverAndOverAtASteadyPace() {
        Clicks clicks = clicks("--rate 30/m --column brand --file " + HERE);

        ReplayPlan plan = clicks.plan(settings("text"), HERE).orElseThrow();

        assertThat(plan.source().file()).isEqualTo(HERE);
        assertThat(plan.content()).isEqualTo(Content.column("brand"));
        assertThat(plan.pace()).isEqualTo(new Pace.Steady(0.5));
        assertThat(plan.rounds()).isEqualTo(ReplayPlan.FOREVER);
    }

    @Test
    void jsonClicksAreWholeRows() {
        Clicks clicks = clicks("--rate max --no-loop --file " + HERE);

        ReplayPlan plan = clicks.plan(settings("json"), HERE).orElseThrow();

        assertThat(plan.content()).isEqualTo(Content.json());
        assertThat(plan.pace()).isEqualTo(new Pace.Fast());
        assertThat(plan.rounds()).isEqualTo(1);
    }

    @Test
    void withoutReplayThereIsNoPlan() {
        assertThat(clicks("--no-replay").plan(settings("csv"), HERE)).isEmpty();
    }

    @Test
    void csvClicksAreLinesOfTheColumnsThatTheResourceNames() {
        Settings settings = settings("csv", "clicks.csv.columns", "user,page", "clicks.csv.separator", ";");

        ReplayPlan plan = clicks("--file " + HERE).plan(settings, HERE).orElseThrow();

        assertThat(plan.content()).isEqualTo(Content.csv(List.of("user", "page"), ';'));
    }

    @Test
    void aFileThatIsNotThereOrLacksAColumnIsRefused() {
        assertThatThrownBy(() -> clicks("--file " + HERE).check(settings("text")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no column 'phone'");
        assertThatThrownBy(() -> clicks("--file " + HERE + ".not"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void thePhoneClicksAreNotSentWhereAllOfThemWouldBeBad() {
        Clicks phones = clicks("");

        phones.check(settings("text"));
        phones.check(settings("json", "clicks.item", "$.brand"));
        phones.check(settings("csv", "clicks.item", "$.page", "clicks.csv.columns", "user,page"));
        phones.check(settings("csv", "clicks.item", "$[6]"));
        for (Settings other : List.of(
                settings("json", "clicks.item", "$.product.category"),
                settings("csv", "clicks.item", "$.page", "clicks.csv.columns", "page,views"),
                settings("csv", "clicks.item", "$[10]"),
                settings("json", "clicks.item", "$.brand", "clicks.filter", "$.a == 1"),
                settings("json", "clicks.item", "$.brand", "clicks.time", "$.time"))) {
            assertThatThrownBy(() -> phones.check(other)).hasMessageStartingWith("the phone clicks do not fit");
            clicks("--no-replay").check(other);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--port 65536;--port is 65536; give one up to 65535",
                "--kafka-port -1;--kafka-port is -1; give one up to 65535",
                "--port 7 --kafka-port 7;--port and --kafka-port are both 7; give two different ones",
                "--bootstrap a:1 --kafka-listen b:7;--kafka-listen is for a broker that is started; leave it out with --bootstrap",
                "--kafka-listen 9092;--kafka-listen is 9092; give an address of this machine and a port, for example 192.0.2.7:9092",
                "--bootstrap a:1 --kafka-port 7;--kafka-port is for a broker that is started; leave it out with --bootstrap",
                "--once --no-replay;--once checks what it sends; leave --no-replay out, or use recount"
            })
    void optionsThatContradictEachOtherAreToldApart(String line, String first, String second) {
        RunOptions options = options(line);

        assertThatThrownBy(options::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(first + "; " + second.strip());
    }

    private static Clicks clicks(String line) {
        return Clicks.of(options(line));
    }

    private static RunOptions options(String line) {
        var options = new RunOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return options;
    }

    private static Settings settings(String format, String... more) {
        var pipeline = new TreeMap<>(Map.of("clicks.format", format));
        for (int i = 0; i < more.length; i += 2) {
            pipeline.put(more[i], more[i + 1]);
        }
        return new Settings(pipeline, new TreeMap<>());
    }
}
