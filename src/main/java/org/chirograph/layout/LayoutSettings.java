package org.chirograph.layout;

/**
 * What {@link PageLayout} goes by. Lengths are x-heights (the height of the page's small letters) unless they say
 * otherwise.
 *
 * @param ridgeAcross deviation across the line of the filter that sees lines; the most sensitive number here: at 1.0
 *     close lines melt together
 * @param ridgeAlong likewise along the line; long enough to bridge the spaces between words
 * @param ridgeShare a place is part of a line when its ridge reaches this share of the page's typical ridge
 * @param joinGap greatest gap inside a line
 * @param gutterWidth an empty strip this wide and {@code gutterHeight} tall parts columns
 * @param gutterHeight least height of such a strip
 * @param greatestSkewDegrees the page's skew is sought within this on either side
 * @param lettersApart whether most characters are pieces of ink of their own, as in hand-print: lines are then rows of
 *     such pieces, and of the other settings only the gutters' count
 */
public record LayoutSettings(
        double ridgeAcross,
        double ridgeAlong,
        double ridgeShare,
        double joinGap,
        double gutterWidth,
        double gutterHeight,
        double greatestSkewDegrees,
        boolean lettersApart) {
    public LayoutSettings {
        if (!(ridgeAcross > 0 && ridgeAlong > 0 && ridgeShare > 0 && ridgeShare < 1)) {
            throw new IllegalArgumentException("ridge settings are positive, and a share is below 1");
        }
        if (!(joinGap >= 0 && gutterWidth > 0 && gutterHeight > 0)) {
            throw new IllegalArgumentException("gaps and gutters have a size");
        }
        if (!(greatestSkewDegrees >= 0 && greatestSkewDegrees <= 20)) {
            throw new IllegalArgumentException("skew is sought within 20 degrees at most");
        }
    }

    /** Set on the training pages of typed-fr. */
    public static LayoutSettings standard() {
        return usual(false);
    }

    /** For hand-print. */
    public static LayoutSettings handPrint() {
        return usual(true);
    }

    private static LayoutSettings usual(boolean lettersApart) {
        return new LayoutSettings(0.65, 2.2, 0.2, 6.5, 2.6, 12, 6, lettersApart);
    }
}
