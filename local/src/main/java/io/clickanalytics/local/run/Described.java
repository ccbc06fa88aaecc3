package io.clickanalytics.local.run;

import java.util.List;

/**
 * What a resource means here.
 *
 * @param settings of the programs
 * @param warnings lines about what works and is probably not meant
 */
record Described(Settings settings, List<String> warnings) {
    Described {
        warnings = warnings.stream().map(warning -> "warning: " + warning).toList();
    }
}
