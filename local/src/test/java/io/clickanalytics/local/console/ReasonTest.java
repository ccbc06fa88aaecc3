package io.clickanalytics.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class ReasonTest {
    @Test
    void exceptionsThatOnlyNameTheFileAreSaidInWords() {
        assertThat(Reason.of(new AccessDeniedException("/a"))).isEqualTo("permission denied");
        assertThat(Reason.of(new NoSuchFileException("/a"))).isEqualTo("there is no /a");
        assertThat(Reason.of(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    void othersSpeakForThemselves() {
        assertThat(Reason.of(new IOException("broken pipe"))).isEqualTo("broken pipe");
        assertThat(Reason.of(new IOException())).isEqualTo("IOException");
    }
}
