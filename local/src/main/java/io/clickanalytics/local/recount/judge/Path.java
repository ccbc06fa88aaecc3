package io.clickanalytics.local.recount.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value is: {@code $.page.brand}, {@code $.pages[0]}, {@code $['a b']}.
 *
 * @param steps names as String, places as Integer
 */
record Path(List<Object> steps) {
    /** A path at the beginning of a text. */
    static final Pattern PATTERN = Pattern.compile("\\$(?:\\.[\\p{L}\\p{Nd}_@-]+|\\['[^']*'\\]|\\[[0-9]{1,6}\\])*");

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\['([^']*)'\\]|\\[([0-9]+)\\]");

    Path {
        steps = List.copyOf(steps);
    }

    static Path of(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no path; wanted one such as $.phone or $.pages[0]");
        }
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            String name = step.group(1) != null ? step.group(1) : step.group(2);
            steps.add(name != null ? name : (Object) Integer.valueOf(step.group(3)));
        }
        return new Path(steps);
    }
}
