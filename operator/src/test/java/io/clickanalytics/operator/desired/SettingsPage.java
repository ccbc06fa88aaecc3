package io.clickanalytics.operator.desired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables of docs/settings.md. */
final class SettingsPage {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "settings.md");
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    private SettingsPage() {}

    /** What a change of each setting of the pipeline does: the last column. */
    static Map<String, String> changes() throws IOException {
        Map<String, String> changes = new TreeMap<>();
        for (String row : rows("## Pipeline")) {
            String effect = row.substring(0, row.lastIndexOf('|'));
            keys(row)
                    .forEach(key -> changes.put(
                            key, effect.substring(effect.lastIndexOf('|') + 1).strip()));
        }
        return changes;
    }

    /** The settings in the first column of the table under the heading. */
    static List<String> listed(String heading) throws IOException {
        return rows(heading).stream()
                .flatMap(row -> keys(row).stream())
                .sorted()
                .toList();
    }

    /** The entry of a setting in the first column. */
    static String listedAs(String key) {
        return key.replaceFirst("^(kafka|label|spark)[.].*", "$1.*");
    }

    private static List<String> rows(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String section =
                page.substring(page.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
        return section.lines().filter(line -> line.startsWith("| `")).toList();
    }

    private static List<String> keys(String row) {
        return KEY.matcher(row.split("\\|", 3)[1])
                .results()
                .map((MatchResult key) -> key.group(1))
                .toList();
    }
}
