package io.clickanalytics.local.replay;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast rows are sent. */
public sealed interface Pace {
    /** As fast as Kafka takes them. */
    record Fast() implements Pace {}

    /**
     * The same distance between all.
     *
     * @param perSecond clicks, more than 0
     */
    record Steady(double perSecond) implements Pace {
        private static final Pattern RATE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(?:/([smh]))?");

        public Steady {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("a rate of " + perSecond + "/s sends nothing; give more than 0");
            }
        }

        /** Reads {@code 100/s}, {@code 30/m}, {@code 5/h} or {@code 100}, which is in a second. */
        public static Steady parse(String text) {
            Matcher rate = RATE.matcher(text.toLowerCase(Locale.ROOT));
            if (!rate.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no rate; write 100/s, 30/m or 5/h");
            }
            double seconds = "m".equals(rate.group(2)) ? 60 : "h".equals(rate.group(2)) ? 3600 : 1;
            return new Steady(Double.parseDouble(rate.group(1)) / seconds);
        }
    }

    /**
     * As the clicks once came.
     *
     * @param column time of each row
     * @param speed 2 is twice as fast
     */
    record RealTime(String column, double speed) implements Pace {
        public RealTime {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("a speed of " + speed + " never ends; give more than 0");
            }
        }
    }
}
