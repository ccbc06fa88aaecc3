package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.Amounts;
import io.clickanalytics.api.v1alpha1.Csv;
import io.clickanalytics.api.v1alpha1.Instants;
import io.clickanalytics.api.v1alpha1.Names;
import io.clickanalytics.api.v1alpha1.Paths;
import io.clickanalytics.api.v1alpha1.TimeSpan;
import io.clickanalytics.api.v1alpha1.Topics;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A pattern of the CRD in words.
 *
 * @param wanted what the pattern asks for
 * @param remedy what to do about a value of another form
 */
record Form(String wanted, String remedy) {
    private static final Form PATH =
            new Form("a path such as $.phone, $.product.brand or $.tags[0]", "start with $ and name each field");

    private static final Form TIME =
            new Form("a time in UTC such as 2026-11-21T08:00:00Z", "write date, T, time and Z");

    private static final Form NAME =
            new Form("a name of lower-case letters, digits and '-'", "write the name as Kubernetes shows it");

    private static final Map<String, Form> BY_PATTERN = Map.ofEntries(
            Map.entry(
                    TimeSpan.PATTERN,
                    new Form(
                            "a time such as 200ms, 2s, 5m, 24h or 1h30m",
                            "write whole numbers with the units h, m, s and ms, in this order")),
            Map.entry(
                    Topics.NAME,
                    new Form("a topic name of letters, digits, '.', '_' and '-'", "leave out other characters")),
            Map.entry(Amounts.BYTES, new Form("an amount such as 512Mi or 10Gi", "write a number with its unit")),
            Map.entry(Amounts.CPU, new Form("a number of CPUs such as 2, 0.5 or 500m", "write such a number")),
            Map.entry(Paths.PATTERN, PATH),
            Map.entry("^kafka$|" + Paths.PATTERN, new Form("kafka or " + PATH.wanted(), "write kafka or such a path")),
            Map.entry(Instants.PATTERN, TIME),
            Map.entry(
                    "^earliest$|^latest$|" + Instants.PATTERN,
                    new Form("earliest, latest or " + TIME.wanted(), "write one of these")),
            Map.entry(
                    Csv.SEPARATOR,
                    new Form("one ASCII character other than a quote", "write it in quotes, such as \";\"")),
            Map.entry(
                    Csv.COLUMN,
                    new Form("a column name without commas and without space around it", "name one column")),
            Map.entry(
                    Names.ADDRESSES,
                    new Form(
                            "addresses such as broker1:9092,broker2:9092",
                            "write host:port, separated by commas only")),
            Map.entry(
                    Names.ORIGIN,
                    new Form("an origin such as https://example.com", "write scheme and host, without a path")),
            Map.entry(Names.HOST, new Form("a host name such as phones.example.com", "write the host alone")),
            Map.entry(
                    Names.WEB_ADDRESS,
                    new Form("an address such as https://login.example.com/shop", "write it without ? and #")),
            Map.entry(
                    Names.WEB_PATH,
                    new Form(
                            "a path such as /phones, of letters, digits and . _ ~ -",
                            "begin with / and leave out a last one")),
            Map.entry(Names.ZONE, new Form("a time zone such as Asia/Shanghai", "write its name in the tz database")),
            Map.entry(
                    Names.LISTENER,
                    new Form(
                            "a listener name of at most 11 lower-case letters and digits",
                            "write the name as the Kafka resource has it")),
            Map.entry(
                    Names.RESOURCE,
                    new Form(
                            "a name of lower-case letters, digits and '-' that starts with a letter",
                            "choose such a name")),
            Map.entry(Names.OBJECT, NAME),
            Map.entry(Names.NAMESPACE, NAME));

    static Form of(String pattern) {
        return BY_PATTERN.getOrDefault(pattern, new Form("text that matches " + pattern, "correct it"));
    }

    static boolean isKnown(String pattern) {
        return BY_PATTERN.containsKey(pattern);
    }

    /** As the API server sees it: an end of line after the text is not part of its form. */
    static boolean fits(String text, String pattern) {
        return pattern.isEmpty() || Pattern.compile(pattern).matcher(text).matches();
    }
}
