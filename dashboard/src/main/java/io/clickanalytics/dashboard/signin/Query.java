package io.clickanalytics.dashboard.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names and values as forms and the queries of addresses have them. */
record Query(SortedMap<String, String> values) {
    static Query of(Map<String, String> values) {
        return new Query(new TreeMap<>(values));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Query and(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Query(more);
    }

    String text() {
        return values.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** An address with this behind it, which may have a query already. */
    String behind(String address) {
        return address + (address.contains("?") ? "&" : "?") + text();
    }
}
