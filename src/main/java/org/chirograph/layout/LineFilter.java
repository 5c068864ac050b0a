package org.chirograph.layout;

/**
 * Tells lines of writing from what merely lies in a row: paper texture, the grain of a scanner bed, edges, stains. The
 * bounds part the true from the false lines of the typed-fr training pages; each alone loses under 1 % of the true.
 */
final class LineFilter {
    /** Writing is at least this dark beside the page's strong ink. */
    private static final double LEAST_DARKNESS = 0.5;

    /** A carbon copy that fades away down the page is still type, if it looks like type in every other way. */
    private static final double FAINT_TYPE = 0.38;

    /** Share of a line's ink that ends at its baseline (over 3/8 of an x-height); 0.3 in type. */
    private static final double LEAST_FALL = 0.14;

    /** Length of line to a letter, in x-heights, even in a hand that joins whole words. */
    private static final double LONGEST_LETTER = 12;

    /** Rows of dots and dashes end this sharply, and need hold no letters. */
    private static final double FALL_OF_DOTS = 0.4;

    private LineFilter() {}

    /** @param strong darkness of the page's strong ink, 0 to 255 */
    static boolean isWriting(LineInk line, double strong) {
        if (line.right <= line.left || line.letters == 0 && line.sharedArea == 0 && !line.isDashes()) {
            return false;
        }
        if (line.right - line.left > LONGEST_LETTER * line.xHeight * (line.letters + 1)
                && line.sharedArea == 0
                && !line.isDashes()) {
            return false;
        }
        double darkness = line.meanDarkness() / strong;
        double letters = line.letterShare();
        double fall = Baselines.sharpness(line.profile());
        boolean manyLetters = line.letters >= MANY_LETTERS && darkness >= 0.8;
        boolean crowd = line.sharedArea < line.area
                && letters < 0.8
                && line.pieces > 2.5 * line.letters + 2
                && !(manyLetters && letters >= 0.6);
        return (darkness >= LEAST_DARKNESS
                        || darkness >= FAINT_TYPE && letters >= 0.8 && fall >= 0.25 && line.letters > 5)
                && (fall >= LEAST_FALL || fall >= LEAST_FALL / 2 && manyLetters && letters >= 0.9)
                && (fall >= FALL_OF_DOTS || letters >= 0.5 && !crowd)
                && (fall >= 0.25 || letters >= 0.75 || darkness >= 0.8)
                && (letters >= 0.6 || darkness >= 0.62);
    }

    /** So many dark letters in a row are no accident, even when an underline or broken type blurs them. */
    private static final int MANY_LETTERS = 10;
}
