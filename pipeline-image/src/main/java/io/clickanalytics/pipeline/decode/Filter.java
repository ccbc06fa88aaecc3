package io.clickanalytics.pipeline.decode;

import java.util.ArrayList;
import java.util.List;

/** {@code $.type == "click" && $.n != 3}: all conditions hold. */
record Filter(List<Condition> conditions) {
    /** A value is, or is not, equal to a literal. */
    record Condition(FieldPath path, boolean equal, Literal literal) {}

    Filter {
        conditions = List.copyOf(conditions);
    }

    /**
     * Reads a filter; an empty text holds for every record.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static Filter of(String text) {
        List<Condition> conditions = new ArrayList<>();
        var source = new Source(text.strip());
        while (!source.atEnd()) {
            if (!conditions.isEmpty() && !source.skip("&&")) {
                throw source.unexpected("&&");
            }
            source.skipSpaces();
            conditions.add(condition(source));
            source.skipSpaces();
        }
        return new Filter(conditions);
    }

    private static Condition condition(Source source) {
        FieldPath path = FieldPath.read(source);
        source.skipSpaces();
        boolean equal = source.skip("==");
        if (!equal && !source.skip("!=")) {
            throw source.unexpected("== or !=");
        }
        source.skipSpaces();
        return new Condition(path, equal, Literal.read(source));
    }
}
