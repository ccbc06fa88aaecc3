package io.clickanalytics.local.generate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How likely each brand is to be clicked, drifting smoothly with event time: each brand rises and falls with two waves of
 * its own, around a share that falls with its number.
 *
 * <p>StrictMath, because Math may differ in the last bit between machines, and equal seeds give equal files.
 */
final class Popularity {
    private static final double SHORTEST_WAVE_SECONDS = 35;
    private static final double LONGEST_WAVE_SECONDS = 110;
    private static final double SECONDS_BETWEEN_UPDATES = 0.25;

    private final double[] base;
    private final double[] fastWave;
    private final double[] slowWave;
    private final double[] phase;
    private final double[] upTo;
    private double nextUpdate = Double.NEGATIVE_INFINITY;
    private long picksUntilUpdate;

    Popularity(int brands, RandomGenerator chance) {
        base = new double[brands];
        fastWave = new double[brands];
        slowWave = new double[brands];
        phase = new double[brands];
        upTo = new double[brands];
        for (int brand = 0; brand < brands; brand++) {
            base[brand] = -0.6 * StrictMath.log(1 + brand * 0.5);
            fastWave[brand] = wave(chance, SHORTEST_WAVE_SECONDS, LONGEST_WAVE_SECONDS / 2);
            slowWave[brand] = wave(chance, LONGEST_WAVE_SECONDS / 2, LONGEST_WAVE_SECONDS);
            phase[brand] = 2 * StrictMath.PI * chance.nextDouble();
        }
    }

    /** Radians in a second of a wave that is between the two lengths. */
    private static double wave(RandomGenerator chance, double shortest, double longest) {
        return 2 * StrictMath.PI / (shortest + chance.nextDouble() * (longest - shortest));
    }

    /**
     * The brand of one click.
     *
     * @param second event time since the start; never less than in the call before
     */
    int pick(double second, RandomGenerator chance) {
        // A shop of a million brands is not computed anew for each click: the cost of an update is spread over as many
        // picks.
        if (second >= nextUpdate && picksUntilUpdate <= 0) {
            update(second);
        }
        picksUntilUpdate--;
        double point = chance.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1);
    }

    private void update(double second) {
        double sum = 0;
        for (int brand = 0; brand < upTo.length; brand++) {
            double fast = 0.35 * StrictMath.sin(second * fastWave[brand] + 3 * phase[brand]);
            double slow = 0.75 * StrictMath.sin(second * slowWave[brand] + phase[brand]);
            sum += StrictMath.exp(base[brand] + fast + slow);
            upTo[brand] = sum;
        }
        nextUpdate = second + SECONDS_BETWEEN_UPDATES;
        picksUntilUpdate = upTo.length / 8;
    }
}
