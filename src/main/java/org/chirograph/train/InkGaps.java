package org.chirograph.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.chirograph.image.LineStrip;

/**
 * Takes the ink away from short stretches of a line, as folds, stains and dry pens do. What stood there must be told from
 * the letters around, so a net that learns from few lines learns less of them by heart (DeVries and Taylor, "Improved
 * Regularization of Convolutional Neural Networks with Cutout", 2017, for pictures).
 */
final class InkGaps {
    /** The longest stretch, in x-heights: about two letters. */
    private static final double LONGEST = 1.6;

    private static final double SHORTEST = 0.3;

    /** Strip columns to one gap on average; at the least one. */
    private static final int APART = 220;

    private InkGaps() {}

    static LineStrip in(LineStrip strip, RandomGenerator random) {
        int width = strip.width();
        int height = strip.pixels().height();
        byte[] pixels = strip.pixels().pixels().clone();
        int gaps = 1 + random.nextInt(1 + 2 * width / APART);
        for (int g = 0; g < gaps; g++) {
            int length = (int) Math.round(strip.geometry().xHeight() * random.nextDouble(SHORTEST, LONGEST));
            int from = random.nextInt(Math.max(1, width - length));
            int to = Math.min(width, from + length);
            for (int y = 0; y < height; y++) {
                Arrays.fill(pixels, y * width + from, y * width + to, (byte) 255);
            }
        }
        return strip.withPixels(pixels);
    }
}
