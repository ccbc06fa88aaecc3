package io.clickanalytics.pipeline.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file with the number of executors: it changes while the driver runs. */
record WantedExecutors(Path file) {
    private static final String VARIABLE = "CLICKANALYTICS_EXECUTORS";
    private static final int MOST = 10_000;

    /**
     * The file that the environment names.
     *
     * @throws IllegalArgumentException when it does not
     */
    static WantedExecutors named(Map<String, String> environment) {
        String name = environment.get(VARIABLE);
        if (name == null) {
            throw new IllegalArgumentException(
                    "found no %s, wanted the path of the file with the number of executors; set it"
                            .formatted(VARIABLE));
        }
        return new WantedExecutors(Path.of(name));
    }

    /**
     * The number now.
     *
     * @throws IllegalArgumentException when it is none
     */
    int read() {
        try {
            return parse(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the number of executors in %s: %s".formatted(file, e), e);
        }
    }

    private int parse(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException(
                    "found \"%s\" in %s, wanted a number of executors from 1 to %d; correct it"
                            .formatted(text, file, MOST));
        }
        return Integer.parseInt(text);
    }
}
