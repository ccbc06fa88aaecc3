package io.clickanalytics.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A user at a terminal, whose kubectl is set to a namespace; what he types and sees is written down as Markdown. */
public final class Shell {
    private final Terminal terminal;
    private final Map<String, String> stories;
    private final StringBuilder transcript = new StringBuilder();

    /**
     * Commands are typed in a folder.
     *
     * @param stories what is different each time, and what it is called when it is told
     */
    public Shell(Kubectl administrator, Path folder, String namespace, Map<String, String> stories) throws IOException {
        String config = administrator.run("config", "view", "--raw", "--flatten", "--minify");
        Path file = Files.writeString(folder.resolve("kubeconfig"), config);
        var kubectl = new Kubectl(administrator.program(), file.toString());
        this.terminal = new Terminal(kubectl, folder, List.of());
        this.stories = stories;
        kubectl.run("config", "set-context", "--current", "--namespace=" + namespace);
    }

    /** A heading, and words below it. */
    public void says(String heading, String... words) {
        transcript.append("\n## ").append(heading).append("\n");
        for (String word : words) {
            transcript.append("\n").append(word).append("\n");
        }
    }

    /** A command that succeeds. */
    public void does(String command) {
        assertThat(type(command)).as(transcript.toString()).isZero();
    }

    /** A command that fails. */
    public void fails(String command) {
        assertThat(type(command)).as(transcript.toString()).isPositive();
    }

    /** All of it, as it is told. */
    public String transcript() {
        String told = transcript.substring(1);
        for (Map.Entry<String, String> name : stories.entrySet()) {
            told = told.replace(name.getKey(), name.getValue());
        }
        return told.replaceAll("/tmp/kubectl-edit-[0-9]+", "/tmp/kubectl-edit-1")
                        .replaceAll("(?m) +$", "")
                + "\n";
    }

    private int type(String command) {
        Kubectl.Answer answer = terminal.type(command);
        transcript
                .append("\n```\n$ ")
                .append(command)
                .append("\n")
                .append(answer.output())
                .append("\n```\n");
        return answer.code();
    }
}
