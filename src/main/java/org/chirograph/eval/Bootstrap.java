package org.chirograph.eval;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How far a rate might lie off because just these documents were judged: it is computed on {@value #RESAMPLES} sets of
 * as many documents, drawn from these with replacement, and the middle 95 % are taken (percentile bootstrap, Efron
 * 1979). Always the same for the same input.
 */
final class Bootstrap {
    static final int RESAMPLES = 1000;
    private static final long SEED = 1912;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /** @param units what is drawn, at least one */
    static Interval interval(List<Rates> units, ToDoubleFunction<Rates> rate) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            Rates sum = Rates.NONE;
            for (int i = 0; i < units.size(); i++) {
                sum = sum.plus(units.get(random.nextInt(units.size())));
            }
            values[r] = rate.applyAsDouble(sum);
        }
        Arrays.sort(values);
        int tail = (int) Math.round(RESAMPLES * TAIL);
        return new Interval(values[tail], values[RESAMPLES - 1 - tail]);
    }
}
