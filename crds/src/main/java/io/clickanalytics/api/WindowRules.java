package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.Items;
import io.clickanalytics.api.v1alpha1.TimeSpan;
import io.clickanalytics.api.v1alpha1.Window;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of {@code spec.window} and {@code spec.items}. */
final class WindowRules {
    private static final String WINDOW = "spec.window";
    private static final String LENGTH = WINDOW + ".length";
    private static final String SLIDE = WINDOW + ".slide";
    private static final String BATCH = WINDOW + ".batch";
    private static final String LATENESS = WINDOW + ".allowedLateness";
    private static final String ZONE = WINDOW + ".zone";
    private static final String TOP = "spec.items.top";
    private static final String LIMIT = "spec.items.limit";

    private static final Duration MIN_SLICE = Duration.ofMillis(10);
    private static final long MAX_SLICES = 10_000;

    static final List<Rule> RULES = List.of(
            new Rule(List.of(LENGTH), spec -> atLeast(LENGTH, spec.window().length(), "10ms", "")),
            new Rule(List.of(SLIDE), spec -> atLeast(SLIDE, spec.window().slide(), "10ms", "")),
            new Rule(List.of(LENGTH, SLIDE), spec -> slideWithinLength(spec.window())),
            new Rule(List.of(LENGTH, SLIDE), spec -> slices(spec.window())),
            new Rule(List.of(BATCH), spec -> atLeast(BATCH, spec.window().batch(), "100ms", "")),
            new Rule(
                    List.of(LATENESS),
                    spec -> atLeast(
                            LATENESS, spec.window().allowedLateness(), "5s", ", because clicks arrive out of order")),
            new Rule(List.of(ZONE), spec -> zoneExists(spec.window())),
            new Rule(List.of(ZONE, LENGTH, SLIDE), spec -> zoneFits(spec.window())),
            new Rule(List.of(TOP, LIMIT), spec -> topWithinLimit(spec.items())));

    private WindowRules() {}

    private static Stream<Problem> atLeast(String path, @Nullable TimeSpan found, String min, String why) {
        return found == null || found.duration().compareTo(new TimeSpan(min).duration()) >= 0
                ? Stream.empty()
                : Stream.of(new Problem(path, found.text(), "at least " + min + why, "make it longer"));
    }

    private static Stream<Problem> slideWithinLength(Window window) {
        TimeSpan slide = window.effectiveSlide();
        return slide.duration().compareTo(window.length().duration()) <= 0
                ? Stream.empty()
                : Stream.of(new Problem(
                        SLIDE,
                        slide.text(),
                        "at most the length " + window.length()
                                + ", because clicks between two windows would not be counted",
                        "shorten the slide or lengthen the window"));
    }

    /** A window is a sum of slices, so both its length and its slide are multiples of one. */
    private static Stream<Problem> slices(Window window) {
        long length = window.length().duration().toMillis();
        long slide = window.effectiveSlide().duration().toMillis();
        if (slide > length || slide < MIN_SLICE.toMillis()) {
            return Stream.empty();
        }
        long slice = BigInteger.valueOf(length).gcd(BigInteger.valueOf(slide)).longValue();
        String shape = "a length of %s with a slide of %s".formatted(window.length(), window.effectiveSlide());
        if (slice < MIN_SLICE.toMillis()) {
            return Stream.of(new Problem(
                    WINDOW,
                    shape + ", whose greatest common divisor is " + slice + "ms",
                    "one of at least 10ms",
                    "round both to multiples of 10ms or more"));
        }
        return length / slice <= MAX_SLICES
                ? Stream.empty()
                : Stream.of(new Problem(
                        WINDOW,
                        "%s, which are %d slices of %dms".formatted(shape, length / slice, slice),
                        "at most " + MAX_SLICES + " slices in a window",
                        "lengthen the slide, best to a divisor of the length"));
    }

    private static Stream<Problem> zoneExists(Window window) {
        if (window.zone() == null) {
            return Stream.empty();
        }
        try {
            ZoneId unused = ZoneId.of(window.zone());
            return Stream.empty();
        } catch (DateTimeException e) {
            return Stream.of(new Problem(
                    ZONE,
                    window.zone(),
                    "a time zone of the tz database, such as Asia/Shanghai",
                    NearestName.of(window.zone(), ZoneId.getAvailableZoneIds())
                            .map(near -> "write " + near)
                            .orElse("look up its name")));
        }
    }

    private static Stream<Problem> zoneFits(Window window) {
        Duration length = window.length().duration();
        boolean tumbling = window.effectiveSlide().duration().equals(length);
        boolean hourOrDay = length.equals(Duration.ofHours(1)) || length.equals(Duration.ofDays(1));
        return window.zone() == null || window.zone().equals("UTC") || (tumbling && hourOrDay)
                ? Stream.empty()
                : Stream.of(new Problem(
                        ZONE,
                        "%s with a length of %s and a slide of %s"
                                .formatted(window.zone(), window.length(), window.effectiveSlide()),
                        "a zone only with a length of 1h or 24h and no other slide, because only hours and days "
                                + "differ by zone",
                        "remove the zone or change the length"));
    }

    private static Stream<Problem> topWithinLimit(Items items) {
        return items.top() <= items.limit()
                ? Stream.empty()
                : Stream.of(new Problem(
                        TOP, items.top() + "", "at most the limit " + items.limit(), "lower top or raise the limit"));
    }
}
