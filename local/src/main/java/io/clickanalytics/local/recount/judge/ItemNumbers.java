package io.clickanalytics.local.recount.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers items 0, 1, 2 and so on, so that counts per window need no texts. */
final class ItemNumbers {
    static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The item's number, a new one when it is new. */
    int add(String item) {
        Integer known = numbers.get(item);
        if (known != null) {
            return known;
        }
        numbers.put(item, names.size());
        names.add(item);
        return names.size() - 1;
    }

    /** The item's number, or {@link #UNKNOWN}. */
    int number(String item) {
        return numbers.getOrDefault(item, UNKNOWN);
    }
}
