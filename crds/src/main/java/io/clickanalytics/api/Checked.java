package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import java.util.List;

/** What is known of a resource after it was checked. */
public sealed interface Checked {
    /**
     * Fit for use.
     *
     * @param resource with every default in place
     * @param warnings what works and is probably not meant
     */
    record Valid(ClickAnalytics resource, List<Problem> warnings) implements Checked {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** Not fit for use, for these reasons; at least one. */
    record Invalid(List<Problem> problems) implements Checked {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("found no problem, wanted at least one; this resource is valid");
            }
        }
    }
}
