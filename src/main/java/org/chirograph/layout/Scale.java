package org.chirograph.layout;

import org.chirograph.image.Ink;
import org.chirograph.image.RidgeMap;

/**
 * Guesses the height of a page's small letters from how strongly its lines stand out at each scale: ridges are
 * strongest to a filter of their own size, in type as in a hand that joins its letters.
 */
final class Scale {
    /** The x-height lies between these multiples of the height of the typical piece of ink: letters, or whole words. */
    private static final double LEAST = 0.22;

    private static final double GREATEST = 1.05;

    /** Factor from one scale to the next. */
    private static final double STEP = 1.17;

    private Scale() {}

    /** The page's slope, and what is no writing, are settled at this share of the greatest scale. */
    private static final double MIDDLE = 0.45;

    static double guess(Pieces pieces, LayoutSettings settings) {
        double middle = Math.max(LEAST_PIXELS, MIDDLE * pieces.typeSize);
        boolean[] writing = pieces.writing(middle, true);
        double slope = Skew.of(pieces, writing, middle, settings.greatestSkewDegrees());
        Ink ink = pieces.only(writing);
        double along = LineSearch.ALONG_IN_HANDS * settings.ridgeAlong();
        double best = 0;
        double most = -1;
        for (double xHeight = Math.max(LEAST_PIXELS, LEAST * pieces.typeSize);
                xHeight < GREATEST * pieces.typeSize || most < 0;
                xHeight *= STEP) {
            RidgeMap map = RidgeMap.of(ink, xHeight, slope, settings.ridgeAcross(), along);
            double strength = 0;
            for (float v : map.values()) {
                strength += v > 0 ? v * v : 0;
            }
            strength *= map.columnStep() * map.rowStep();
            if (strength > most) {
                most = strength;
                best = xHeight;
            }
        }
        return best;
    }

    /** Nothing smaller can be read. */
    private static final double LEAST_PIXELS = 5;
}
