package io.clickanalytics.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of docs whose commands are tried: typed as they stand there, but that the names of its story are replaced. A command is
 * an indented line that begins with a program; a comment after it is not typed.
 */
public final class TriedPage {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4,}((?:kubectl|clickanalytics|curl|cp) .*)$");

    private final Path file;
    private final Set<String> commands;
    private final Set<String> tried = new LinkedHashSet<>();
    private final Terminal terminal;
    private final Map<String, String> names = new HashMap<>();

    /**
     * Reads it.
     *
     * @param name such as {@code backup}
     */
    public TriedPage(String name, Terminal terminal) {
        this.file = Documents.ROOT.resolve("docs/" + name + ".md");
        this.commands = commands(file);
        this.terminal = terminal;
    }

    /** From now on this is typed for that name of the story. */
    public TriedPage with(String name, String here) {
        names.put(name, here);
        return this;
    }

    private static Set<String> commands(Path page) {
        try {
            String text = Files.readString(page).replaceAll("\\\\\n *", "");
            Set<String> commands = new LinkedHashSet<>();
            COMMAND.matcher(text)
                    .results()
                    .map(found -> found.group(1).replaceFirst(" +#.*", ""))
                    .forEach(commands::add);
            return commands;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command of the page, which succeeds; what is seen then. */
    public String types(String command) {
        tried(command);
        Kubectl.Answer answer = terminal.type(here(command));
        assertThat(answer.code())
                .as("%s of %s says: %s", here(command), file, answer.output())
                .isZero();
        return answer.output();
    }

    /** Other tests try these commands of the page, or nobody, as the page says. */
    public void leaves(String... others) {
        List.of(others).forEach(this::tried);
    }

    /** No command is left. */
    public void isTried() {
        assertThat(tried).as("tried commands of " + file).containsExactlyInAnyOrderElementsOf(commands);
    }

    private void tried(String command) {
        assertThat(commands).as("commands of " + file).contains(command);
        tried.add(command);
    }

    private String here(String command) {
        String here = command;
        for (Map.Entry<String, String> name : names.entrySet()) {
            here = here.replaceAll(
                    "(?<![\\w-])" + Pattern.quote(name.getKey()) + "(?![\\w:-])",
                    Matcher.quoteReplacement(name.getValue()));
        }
        return here;
    }
}
