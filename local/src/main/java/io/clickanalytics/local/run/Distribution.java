package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that was installed: one class path per program, and examples.
 *
 * @param home holds {@code bin}, {@code lib} and {@code examples}
 */
record Distribution(Path home) {
    /** The one that this launcher belongs to. */
    static Distribution ofThisProcess() {
        String home = System.getProperty("clickanalytics.home");
        if (home == null || !Files.isDirectory(Path.of(home, "lib"))) {
            throw new Refusal("the folder of the distribution is " + (home == null ? "not known" : home)
                    + ", which holds no lib; start it with its bin/clickanalytics");
        }
        return new Distribution(Path.of(home).toAbsolutePath());
    }

    /** The jars of a program. */
    Path libraries(String program) {
        return home.resolve("lib").resolve(program);
    }

    /** What the JVM of the pipeline needs for Spark, in a file of arguments. */
    Path pipelineJvmOptions() {
        return libraries("pipeline").resolve("jvm.options");
    }

    /** The resource that is run when none is named. */
    Path phones() {
        return home.resolve("examples").resolve("phones.yaml");
    }
}
