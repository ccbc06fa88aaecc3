package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.e2e.harness.Installation;
import io.clickanalytics.e2e.harness.ResultsCopy;
import io.clickanalytics.e2e.harness.Site;
import io.clickanalytics.e2e.harness.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code clickanalytics run} as its user meets it. */
final class LauncherIT {
    private static final String RESULTS = "resultPhone";

    @RegisterExtension
    static final Site site = Site.withoutKafka();

    @Test
    void runOnceEndsWellWhenEveryCountIsRight() throws Exception {
        Path output = site.folder("output").resolve("once.txt");
        Process run = start(output, "run", "--once", "--rate", "2000/s");

        assertThat(run.waitFor(4, TimeUnit.MINUTES))
                .as(Files.readString(output))
                .isTrue();

        assertThat(run.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).startsWith("Starting ");
    }

    @Test
    void aPipelineThatRefusesIsNotStartedAgainAndItsReasonIsShown() throws Exception {
        String data = site.folder("refused-data").toString();
        Path first = site.folder("output").resolve("first.txt");
        Process run = start(first, "run", "--once", "--rate", "max", "--data", data);
        assertThat(run.waitFor(4, TimeUnit.MINUTES)).as(Files.readString(first)).isTrue();
        Path phones = Installation.built().home().resolve("examples/phones.yaml");
        Path others = Files.writeString(
                site.folder("output").resolve("others.yaml"),
                Files.readString(phones).replace("name: phones", "name: others"));

        Path second = site.folder("output").resolve("second.txt");
        Process refused = start(second, "run", others.toString(), "--data", data);

        assertThat(refused.waitFor(4, TimeUnit.MINUTES))
                .as(Files.readString(second))
                .isTrue();
        assertThat(refused.exitValue()).as(Files.readString(second)).isEqualTo(4);
        assertThat(Files.readString(second))
                .contains("holds the state of local/default/phones", "it refused with exit code 3")
                .doesNotContain("started again");
    }

    @Test
    void runOnceEndsBadlyWhenAResultIsTamperedWith() throws Exception {
        try (TestKafka kafka = TestKafka.started(site.folder("kafka"))) {
            Path output = site.folder("output").resolve("tampered.txt");
            Process run = start(output, "run", "--once", "--rate", "500/s", "--bootstrap", kafka.bootstrap());
            await("a window to tamper with")
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> !windows(kafka).isEmpty());
            ResultsCopy forged = ResultsCopy.of(kafka, RESULTS);
            forged.windows().subList(1, forged.windows().size()).clear();
            forged.appendTo(RESULTS);

            assertThat(run.waitFor(4, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();

            assertThat(run.exitValue()).as(Files.readString(output)).isEqualTo(1);
            assertThat(Files.readString(output)).contains("there twice");
        }
    }

    @Test
    void aKilledLauncherLeavesNoOrphans() throws Exception {
        Path output = site.folder("output").resolve("orphans.txt");
        Process launcher = start(
                output, "run", "--no-replay", "--data", site.folder("data").toString());
        List<ProcessHandle> programs = new ArrayList<>();
        await("broker, pipeline and dashboard").atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(launcher.isAlive()).as(Files.readString(output)).isTrue();
            programs.clear();
            launcher.descendants().forEach(programs::add);
            return programs.size() >= 3;
        });

        launcher.destroyForcibly().waitFor();

        await("the end of all").atMost(Duration.ofSeconds(45)).untilAsserted(() -> assertThat(programs)
                .noneMatch(ProcessHandle::isAlive));
    }

    private static List<ObjectNode> windows(TestKafka kafka) {
        return ResultsCopy.of(kafka, RESULTS).windows();
    }

    private static Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Installation.built().command()));
        command.addAll(List.of(arguments));
        var launcher = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        launcher.environment().put("CLICKANALYTICS_JAVA_OPTIONS", "-Djava.io.tmpdir=" + site.folder("tmp"));
        return launcher.start();
    }
}
