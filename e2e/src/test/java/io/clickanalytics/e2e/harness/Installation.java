package io.clickanalytics.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** The distribution as the module local has built it. */
public record Installation(Path home) {
    /** Of this build. */
    public static Installation built() {
        Path home = Path.of(System.getProperty("root"), "local", "target", "clickanalytics");
        if (!Files.isExecutable(home.resolve("bin/clickanalytics"))) {
            throw new IllegalStateException("there is no distribution at " + home + "; build the module local first");
        }
        return new Installation(home);
    }

    /** The jars of a program. */
    public Path libraries(String program) {
        return home.resolve("lib").resolve(program);
    }

    /** The command. */
    public String command() {
        return home.resolve("bin/clickanalytics").toString();
    }
}
