package io.clickanalytics.dashboard.http;

import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.Window;
import java.util.List;
import java.util.Map;

/** Windows as a table with one line per window and item. */
final class WindowCsv {
    private static final String HEAD = "start,end,revision,item,label,clicks\r\n";

    private WindowCsv() {}

    static String of(List<Entry> entries, Map<String, String> labels) {
        var text = new StringBuilder(HEAD);
        for (Entry entry : entries) {
            Window window = entry.window();
            window.clicks().counts().forEach((item, clicks) -> append(text, window, item, labels, clicks));
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, Window window, String item, Map<String, String> labels, long clicks) {
        text.append(window.span().start())
                .append(',')
                .append(window.span().end())
                .append(',')
                .append(window.version().revision())
                .append(',')
                .append(cell(item))
                .append(',')
                .append(cell(labels.getOrDefault(item, item)))
                .append(',')
                .append(clicks)
                .append("\r\n");
    }

    /** Names come from strangers: a spreadsheet must not take one for a formula. */
    static String cell(String name) {
        String harmless = name.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + name : name;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
