package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that types and ranges cannot express.
 *
 * @param reads the fields it looks at: with one of them already known to be wrong it has nothing to say
 * @param check what is wrong; empty when all is well
 */
record Rule(List<String> reads, Function<ClickAnalyticsSpec, Stream<Problem>> check) {
    /** What is wrong, beside what is known. */
    Stream<Problem> problems(ClickAnalyticsSpec spec, List<Problem> known) {
        return known.stream().anyMatch(this::concerns) ? Stream.empty() : check.apply(spec);
    }

    private boolean concerns(Problem problem) {
        return reads.stream().anyMatch(read -> contains(read, problem.path()) || contains(problem.path(), read));
    }

    private static boolean contains(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }
}
