package io.clickanalytics.local.generate;

import java.time.Instant;
import java.util.List;

/**
 * Everything that decides what is in a generated click log: equal values give equal bytes.
 *
 * @param clicks rows beside the header
 * @param seed of all chance in it
 * @param brands names; a brand's number is its place, from 0
 * @param start event time of the first moment; clicks follow at random distances
 * @param perSecond mean rate of clicks in event time
 */
public record ClickLog(long clicks, long seed, List<String> brands, Instant start, double perSecond) {
    /** The brands of the paper, in the order of their numbers. */
    public static final List<String> PHONES = List.of("Huawei", "Samsung", "Apple", "Oppo", "Xiaomi");

    public ClickLog {
        brands = List.copyOf(brands);
        if (clicks < 0) {
            throw new IllegalArgumentException("the number of clicks is " + clicks + "; give 0 or more");
        }
        if (brands.isEmpty()) {
            throw new IllegalArgumentException("there is no brand; name at least one");
        }
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("the mean rate is " + perSecond + "/s; give more than 0");
        }
    }

    /** The paper's case: 10 000 clicks on five brands of phones, 100 a second. */
    public static ClickLog phones(long seed) {
        return new ClickLog(10_000, seed, PHONES, Instant.parse("2026-11-01T08:00:00Z"), 100);
    }
}
