package org.chirograph.train;

import java.util.random.RandomGenerator;
import org.chirograph.image.LineStrip;

/**
 * How far a line that is learnt from again may differ from itself. Type differs little from one sheet to the next; of
 * hands there are never enough, so each is made into many.
 *
 * @param stretch deviation of the width, as a share
 * @param scale deviation of the size, as a share
 * @param lean deviation of the slant, in columns for each row
 * @param elastic deviation of the bending, in strip rows
 * @param pen deviation of the stroke's width, as a share of one pixel
 * @param ruled share of lines put on ruled or squared paper
 * @param gaps share of lines in which the ink of some letters is taken away; see {@link InkGaps}
 */
public record Variation(
        double stretch, double scale, double lean, double elastic, double pen, double ruled, double gaps) {
    public static final Variation TYPE = new Variation(0.05, 0.055, 0, 0, 0, 0, 0);
    public static final Variation PRINT = new Variation(0.06, 0.06, 0.02, 0.25, 0.3, 0, 0);
    public static final Variation HAND = new Variation(0.10, 0.08, 0.16, 0.9, 0.3, 0.2, 0);

    /** The greatest departure, in deviations. */
    private static final double MOST = 2.4;

    double stretched(RandomGenerator random) {
        return around(stretch, random);
    }

    double scaled(RandomGenerator random) {
        return around(scale, random);
    }

    LineStrip bent(LineStrip strip, RandomGenerator random) {
        LineStrip bent =
                lean == 0 && elastic == 0 && pen == 0 ? strip : StripWarp.of(strip, lean, elastic, pen, random);
        LineStrip inked = gaps > 0 && random.nextDouble() < gaps ? InkGaps.in(bent, random) : bent;
        return random.nextDouble() < ruled ? PaperRules.over(inked, random) : inked;
    }

    /**
     * The same with everything that is made of a line's shape, and not of its place, taken further.
     *
     * @param factor of size, lean, bending and pen; 1 leaves them as they are
     * @param gaps see the component
     */
    public Variation further(double factor, double gaps) {
        return new Variation(
                stretch * factor, scale * factor, lean * factor, elastic * factor, pen * factor, ruled, gaps);
    }

    private static double around(double deviation, RandomGenerator random) {
        return Math.exp(deviation * Math.clamp(random.nextGaussian(), -MOST, MOST));
    }
}
