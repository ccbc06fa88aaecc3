package io.clickanalytics.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aLineGoesAboveTheProgress() {
        Terminal terminal = terminal(true);
        terminal.progress("half");
        terminal.line("window");
        terminal.endProgress();
        terminal.line("end");

        assertThat(written()).isEqualTo("<half<window\n<half<end\n");
    }

    @Test
    void withoutATerminalThereIsNothingToDrawOver() {
        Terminal terminal = terminal(false);
        terminal.progress("half");
        terminal.line("window");

        assertThat(written()).isEqualTo("window\n");
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), interactive);
    }

    /** What was written, with a {@code <} where the line is cleared. */
    private String written() {
        return out.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replace("\r\u001b[K", "<");
    }
}
