package io.clickanalytics.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which column of a csv record a path means. */
sealed interface CsvColumn {
    Pattern FORM = Pattern.compile("\\$(?:[.](?<name>[^.\\[]+)|\\['(?<quoted>[^']+)']|\\[(?<index>[0-9]+)])");

    /** Whether a record has it; without names only numbers are known, and how many columns there are is not. */
    boolean isIn(List<String> columns, boolean named);

    static CsvColumn of(String path) {
        Matcher parts = FORM.matcher(path);
        if (!parts.matches()) {
            return new None();
        }
        if (parts.group("index") != null) {
            return new Numbered(Integer.parseInt(parts.group("index")));
        }
        return new Named(parts.group("name") == null ? parts.group("quoted") : parts.group("name"));
    }

    /** A column by name. */
    record Named(String name) implements CsvColumn {
        @Override
        public boolean isIn(List<String> columns, boolean named) {
            return columns.contains(name);
        }
    }

    /** A column by number from 0. */
    record Numbered(int index) implements CsvColumn {
        @Override
        public boolean isIn(List<String> columns, boolean named) {
            return !named || index < columns.size();
        }
    }

    /** A path into something deeper than a column. */
    record None() implements CsvColumn {
        @Override
        public boolean isIn(List<String> columns, boolean named) {
            return false;
        }
    }
}
