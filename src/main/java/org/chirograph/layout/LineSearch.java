package org.chirograph.layout;

import java.util.List;
import org.chirograph.image.Ink;
import org.chirograph.image.RidgeMap;

/**
 * Seeks a page's lines together with its x-height. They need each other: lines show as ridges only to a filter of about
 * their own size, and the x-height is measured on lines. So it starts from the size of the pieces of ink, and measures
 * and seeks again until both agree. Type soon does; where it does not, the page is in a hand that joins its letters.
 *
 * @param lines with the ink they were given, in no order
 * @param xHeight measured on them, in pixels of the page image
 */
record LineSearch(List<LineInk> lines, double xHeight) {
    /** Height of the small letters as a share of the height of the typical piece of ink: most pieces are letters. */
    private static final double X_HEIGHT_OF_TYPE = 0.85;

    /** Likewise in a hand, where pieces are words or parts of them. */
    private static final double X_HEIGHT_OF_HAND = 0.5;

    /** Type confirms the x-height it was sought with to this factor; the training hands give 0.49 to 0.65. */
    private static final double LEAST_LIKE_TYPE = 0.67;

    private static final double GREATEST_LIKE_TYPE = 1.45;

    /** Lines are sought again when their x-height turns out to be off by more than this factor. */
    private static final double GOOD_GUESS = 1.06;

    private static final int MOST_ROUNDS = 4;

    /** Pixels of the page image below which nothing can be read. */
    private static final double LEAST_X_HEIGHT = 3;

    static LineSearch in(Pieces pieces, LayoutSettings settings) {
        if (pieces.smallTypeSize == 0) {
            return new LineSearch(List.of(), LEAST_X_HEIGHT);
        }
        double xHeight = Math.max(LEAST_X_HEIGHT, X_HEIGHT_OF_TYPE * pieces.smallTypeSize);
        for (int round = 1; ; round++) {
            List<LineInk> lines = seek(pieces, xHeight, false, settings);
            double ratio = Baselines.measure(lines);
            if (ratio == 0) {
                return new LineSearch(lines, xHeight);
            }
            if (ratio < LEAST_LIKE_TYPE || ratio > GREATEST_LIKE_TYPE) {
                double hand = Math.max(LEAST_X_HEIGHT, X_HEIGHT_OF_HAND * pieces.typeSize);
                return new LineSearch(seek(pieces, hand, true, settings), hand);
            }
            xHeight = Math.max(LEAST_X_HEIGHT, xHeight * ratio);
            if (ratio < GOOD_GUESS && ratio > 1 / GOOD_GUESS || round == MOST_ROUNDS) {
                return new LineSearch(lines, xHeight);
            }
        }
    }

    private static List<LineInk> seek(Pieces pieces, double xHeight, boolean hand, LayoutSettings settings) {
        boolean[] writing = pieces.writing(xHeight);
        Ink ink = pieces.only(writing);
        double slope = Skew.of(pieces, writing, xHeight, settings.greatestSkewDegrees());
        double along = hand ? 2 * settings.ridgeAlong() : settings.ridgeAlong();
        RidgeMap map = RidgeMap.of(ink, xHeight, slope, settings.ridgeAcross(), along);
        List<Track> tracks = Ridges.trace(map, settings.ridgeShare());
        Gutters gutters = new Gutters(pieces, writing, xHeight, settings);
        List<Track> joined = Joiner.join(tracks, map, xHeight, gutters, settings);
        List<LineInk> lines = Assignment.assign(pieces, writing, joined, map, xHeight);
        if (hand) {
            return lines;
        }
        List<Track> cells = Cells.part(lines, joined, map);
        return cells == joined ? lines : Assignment.assign(pieces, writing, cells, map, xHeight);
    }
}
