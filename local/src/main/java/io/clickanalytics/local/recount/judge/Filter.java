package io.clickanalytics.local.recount.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $.type == "click" && $.n != 3}: all must hold. */
record Filter(List<Test> tests) {
    private static final Pattern TEST =
            Pattern.compile(" *(" + Path.PATTERN + ") *(==|!=) *(?:\"([^\"]*)\"|([\\p{L}\\p{Nd}.+-]+)) *(&&|$)");
    private static final int MOST_DIGITS = 1000;

    /** One comparison. */
    record Test(Path path, boolean equal, Value literal) {
        boolean holds(Fields fields) {
            return same(fields.at(path)) == equal;
        }

        private boolean same(Value value) {
            if (!value.is(literal.kind())) {
                return false;
            }
            return value.text().equals(literal.text())
                    || (literal.kind() == Value.Kind.NUMBER && sameNumber(value.text()));
        }

        private boolean sameNumber(String text) {
            try {
                return text.length() <= MOST_DIGITS
                        && new BigDecimal(text).compareTo(new BigDecimal(literal.text())) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    Filter {
        tests = List.copyOf(tests);
    }

    static Filter of(String text) {
        List<Test> tests = new ArrayList<>();
        String rest = text.strip();
        boolean more = !rest.isEmpty();
        while (more) {
            Matcher test = TEST.matcher(rest);
            if (!test.lookingAt()) {
                throw new IllegalArgumentException(
                        "'" + rest + "' is no filter; wanted one such as $.type == \"click\" && $.n != 3");
            }
            tests.add(new Test(Path.of(test.group(1)), test.group(2).equals("=="), literal(test)));
            more = test.group(5).equals("&&");
            rest = rest.substring(test.end());
        }
        return new Filter(tests);
    }

    boolean holds(Fields fields) {
        return tests.stream().allMatch(test -> test.holds(fields));
    }

    private static Value literal(Matcher test) {
        if (test.group(3) != null) {
            return new Value(Value.Kind.TEXT, test.group(3));
        }
        String word = test.group(4);
        return switch (word) {
            case "null" -> Value.NOTHING;
            case "true", "false" -> new Value(Value.Kind.TRUTH, word);
            default -> new Value(Value.Kind.NUMBER, new BigDecimal(word).toString());
        };
    }
}
