package io.clickanalytics.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program: its class path, its JVM's options, its main class.
 *
 * @param libraries folder whose jars are the class path
 * @param jvmOptions options before the main class, such as {@code -Xmx512m}
 * @param mainClass fully qualified
 * @param environment added to the environment of this process
 */
public record Program(Path libraries, List<String> jvmOptions, String mainClass, Map<String, String> environment) {
    public Program {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /**
     * Starts it on a leash: it ends soon after this process does.
     *
     * @param folder its working folder; exists
     * @param output file that gets its standard output and error, appended
     */
    public Process start(Path folder, Path output, String... arguments) {
        var builder = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + mainClass + " in " + folder, e);
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + leashJar() + "=" + ProcessHandle.current().pid());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", libraries + "/*", mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The jar of this class is the agent: its manifest names {@link Leash}. */
    private static Path leashJar() {
        try {
            return Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the agent's jar is not a path", e);
        }
    }
}
