package io.clickanalytics.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks are taken by hand; the text of the resource is the length of its window. */
final class ResourceEditsIT {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<String> followed = new ArrayList<>();
    private Path resource;
    private ResourceEdits edits;
    private boolean diskIsFull;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        resource = Files.writeString(folder.resolve("phones.yaml"), "PT2S");
        var terminal = new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
        edits = new ResourceEdits(resource, this::described, described(), this::follow, terminal);
    }

    @Test
    void anEditIsFollowedOnce() throws IOException {
        Files.writeString(resource, "PT4S");

        edits.look();
        edits.look();

        assertThat(followed).containsExactly("window.length PT2S -> PT4S");
        assertThat(lines()).containsExactly("The resource was edited: window.length PT2S -> PT4S", "warning: long");
    }

    @Test
    void anEditThatCannotBeFollowedIsToldOnceAndTriedAgain() throws IOException {
        diskIsFull = true;
        Files.writeString(resource, "PT4S");
        edits.look();
        edits.look();
        diskIsFull = false;

        edits.look();

        assertThat(followed).containsExactly("window.length PT2S -> PT4S");
        assertThat(lines())
                .startsWith(
                        "The edit of the resource cannot be followed (no space); it is tried again every second.",
                        "The resource was edited: window.length PT2S -> PT4S");
    }

    @Test
    void aWrongEditIsToldOnceAndEverythingGoesOn() throws IOException {
        Files.writeString(resource, "wrong");

        edits.look();
        edits.look();

        assertThat(followed).isEmpty();
        assertThat(lines()).containsExactly("it is wrong", "Everything goes on as before.");
    }

    private Described described() {
        try {
            String text = Files.readString(resource);
            if (text.equals("wrong")) {
                throw new Refusal("it is wrong");
            }
            var settings = new Settings(new TreeMap<>(Map.of("window.length", text)), new TreeMap<>());
            return new Described(settings, text.equals("PT4S") ? List.of("long") : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void follow(SettingsEdit edit) {
        if (diskIsFull) {
            throw new IllegalStateException("no space");
        }
        followed.addAll(edit.changes());
    }

    private List<String> lines() {
        return shown.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
