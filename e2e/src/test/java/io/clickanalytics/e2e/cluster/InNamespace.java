package io.clickanalytics.e2e.cluster;

import java.util.stream.Stream;

/**
 * A user of one namespace.
 *
 * @param kubectl how
 * @param name of the namespace
 */
public record InNamespace(Kubectl kubectl, String name) {
    /** Runs kubectl in it; returns its output, and throws with its errors when it fails. */
    public String run(String... arguments) {
        return kubectl.run(in(arguments));
    }

    /** Applies a document. */
    public void apply(String document) {
        kubectl.feed(document, in("apply", "-f", "-"));
    }

    /** A merge patch. */
    public void patch(String object, String patch) {
        run("patch", object, "--type=merge", "-p", patch);
    }

    /** A field by its JSON path; empty when there is none, or no such object. */
    public String field(String object, String path) {
        return kubectl.ask("", in("get", object, "-o", "jsonpath={" + path + "}"))
                .output();
    }

    /** A field of a condition. */
    public String condition(String object, String type, String field) {
        return field(object, ".status.conditions[?(@.type==\"" + type + "\")]." + field);
    }

    /** Whether there is such an object. */
    public boolean has(String object) {
        return kubectl.ask("", in("get", object)).code() == 0;
    }

    private String[] in(String... arguments) {
        return Stream.concat(Stream.of("-n", name), Stream.of(arguments)).toArray(String[]::new);
    }
}
