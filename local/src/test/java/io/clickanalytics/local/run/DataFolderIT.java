package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderIT {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @TempDir
    private Path folder;

    @Test
    void aFolderThatWasKeptIsOpenedAgain() throws IOException {
        Path kept = folder.resolve("new/kept");
        try (DataFolder data = DataFolder.open(kept)) {
            Files.writeString(data.folder("broker").resolve("topic"), "clicks");
            data.conclude(false, terminal);
        }

        try (DataFolder again = DataFolder.open(kept)) {
            assertThat(again.folder("broker").resolve("topic")).hasContent("clicks");
            assertThat(again.isTemporary()).isFalse();
        }
    }

    @Test
    void aFolderInUseNamesTheProcess() {
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessage(
                            "the data folder %s is in use by process %d; stop that one, or name another folder with --data"
                                    .formatted(folder, ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFolderOfAnotherLayoutIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("clickanalytics-layout"), "2\n");

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has layout 2, this version reads layout 1");
    }

    @Test
    void aFolderWithFilesOfOthersIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("holiday.jpg"), "sun");

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("holds files of others");
    }

    @Test
    void aFileOrAFolderBelowOneIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aTemporaryFolderIsRemovedUnlessItIsWorthALook() {
        DataFolder boring = DataFolder.open(null);
        DataFolder failed = DataFolder.open(null);
        try (boring;
                failed) {
            boring.conclude(false, terminal);
            failed.conclude(true, terminal);
        }

        assertThat(boring.path()).doesNotExist();
        assertThat(failed.path()).exists();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Its logs are in " + failed.path().resolve("logs") + ".");
        failed.conclude(false, terminal);
    }
}
