package org.chirograph.train;

import java.util.random.RandomGenerator;
import org.chirograph.image.LineStrip;

/**
 * Puts a line on the ruled or squared paper of letters and notebooks: fine rules, fainter than ink, that run through
 * the letters. What a reader has not learnt to see through, it takes for strokes.
 */
final class PaperRules {
    /** Darkest rule, as a share of black. */
    private static final double DARKEST = 0.5;

    /** Slope of a rule against the written line, deviation. */
    private static final double TILT = 0.006;

    private PaperRules() {}

    static LineStrip over(LineStrip strip, RandomGenerator random) {
        int width = strip.width();
        int height = strip.pixels().height();
        double xHeight = strip.geometry().xHeight();
        boolean squared = random.nextBoolean();
        double apart = xHeight * (squared ? random.nextDouble(0.8, 2) : random.nextDouble(1.8, 4.5));
        double broad = random.nextDouble(0.7, 1.8);
        double dark = random.nextDouble(0.08, DARKEST);
        double tilt = TILT * random.nextGaussian();
        double first = random.nextDouble(apart);
        double firstAcross = random.nextDouble(apart);
        byte[] pixels = strip.pixels().pixels().clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double along = covered(y - first - tilt * x, apart, broad);
                double across = squared ? covered(x - firstAcross + tilt * y, apart, broad) : 0;
                double rule = Math.max(along, across);
                if (rule > 0) {
                    int at = y * width + x;
                    pixels[at] = (byte) Math.round((pixels[at] & 0xff) * (1 - dark * rule));
                }
            }
        }
        return strip.withPixels(pixels);
    }

    /** How much of a pixel a rule of that breadth covers, 0 to 1, when rules lie that far apart. */
    private static double covered(double place, double apart, double broad) {
        double off = Math.abs(place - apart * Math.round(place / apart));
        return Math.clamp(broad / 2 + 0.5 - off, 0, 1);
    }
}
