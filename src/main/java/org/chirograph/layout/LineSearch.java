package org.chirograph.layout;

import java.util.List;
import java.util.Optional;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Ink;
import org.chirograph.image.LineMap;
import org.chirograph.image.LongStrokes;
import org.chirograph.image.RidgeMap;

/**
 * Seeks a page's lines together with its x-height. They need each other: lines show as ridges only to a filter of about
 * their own size, and the x-height is measured on lines. So it starts from the size of the pieces of ink, and measures
 * and seeks again until both agree. Type soon does; where it does not, the page is in a hand that joins its letters.
 *
 * @param lines with the ink they were given, in no order
 * @param xHeight measured on them, in pixels of the page image
 * @param pieces the ink that was searched
 * @param hand whether the page is in a hand that joins its letters
 * @param small lines of {@link SmallType} on such a page, sought at a size of their own
 * @param seen how probable a net found lines, place by place; empty where it was not asked
 */
record LineSearch(
        List<LineInk> lines, double xHeight, Pieces pieces, boolean hand, List<LineInk> small, Optional<LineMap> seen) {
    /** Height of the small letters as a share of the height of the typical piece of ink: most pieces are letters. */
    private static final double X_HEIGHT_OF_TYPE = 0.85;

    /** Type confirms the x-height it was sought with to this factor; the training hands give 0.49 to 0.65. */
    private static final double LEAST_LIKE_TYPE = 0.67;

    private static final double GREATEST_LIKE_TYPE = 1.45;

    /** Lines are sought again when their x-height turns out to be off by more than this factor. */
    private static final double GOOD_GUESS = 1.06;

    private static final int MOST_ROUNDS = 4;

    /** Pixels of the page image below which nothing can be read. */
    static final double LEAST_X_HEIGHT = 3;

    static LineSearch in(CleanPage page, LayoutSettings settings, Optional<LineSight> sight) {
        Pieces pieces = new Pieces(page);
        if (pieces.smallTypeSize == 0) {
            return type(List.of(), LEAST_X_HEIGHT, pieces);
        }
        if (pieces.typeSize > MOST_EVEN * pieces.smallTypeSize) {
            double guess = Scale.guess(pieces, settings);
            if (pieces.typeSize > MOST_LIKE_TYPE * guess) {
                return hand(page, guess, settings, sight);
            }
        }
        double xHeight = Math.max(LEAST_X_HEIGHT, X_HEIGHT_OF_TYPE * pieces.smallTypeSize);
        for (int round = 1; ; round++) {
            List<LineInk> lines = seek(pieces, xHeight, false, settings);
            double ratio = Baselines.measure(lines);
            if (ratio == 0) {
                return type(lines, xHeight, pieces);
            }
            if (ratio < LEAST_LIKE_TYPE || ratio > GREATEST_LIKE_TYPE) {
                return hand(page, Scale.guess(pieces, settings), settings, sight);
            }
            xHeight = Math.max(LEAST_X_HEIGHT, xHeight * ratio);
            if (ratio < GOOD_GUESS && ratio > 1 / GOOD_GUESS || round == MOST_ROUNDS) {
                return type(lines, xHeight, pieces);
            }
        }
    }

    private static LineSearch type(List<LineInk> lines, double xHeight, Pieces pieces) {
        return new LineSearch(lines, xHeight, pieces, false, List.of(), Optional.empty());
    }

    /** Pieces of type are of like size: the typical one by its ink is larger than by its height by less than this. */
    private static final double MOST_EVEN = 1.4;

    /** In type the typical piece of ink is a letter; in a hand it is a word or part of one, over twice the x-height. */
    private static final double MOST_LIKE_TYPE = 1.9;

    /** Lines of a hand are sought with this multiple of the x-height, for their loops are part of what is seen of them. */
    static final double SCALE_OF_HAND = 1.7;

    /** The filter that sees lines is longer by this factor in a hand, whose words stand farther apart. */
    static final double ALONG_IN_HANDS = 2;

    /** No letter goes straight for this many x-heights, give or take a bend. */
    private static final double STRAIGHT_RUN = 2.7;

    /** No letter is as tall as this, in x-heights. */
    private static final double LONG_STROKE = 8;

    /** The middle of a line runs where a net finds it at least this probable. */
    private static final float LEAST_PROBABLE = 0.2f;

    /**
     * Ink lies closer around lines that a net saw, so that the dense band measures less: .94 of the height of small letters
     * by the median of the training pages of wills-fr. A little less still reads validation pages best; docs/decisions/0017.
     */
    private static final double BAND_OF_SEEN = 0.89;

    private static LineSearch hand(CleanPage page, double guess, LayoutSettings settings, Optional<LineSight> sight) {
        Ink ink = LongStrokes.without(page.ink(), STRAIGHT_RUN * guess, LONG_STROKE * guess);
        Pieces pieces = new Pieces(page.page(), ink);
        double scale = Scale.guess(pieces, settings);
        SmallType type = new SmallType(pieces.boxes, scale);
        List<LineInk> small = List.of();
        Pieces script = pieces;
        if (!type.isEmpty()) {
            small = seek(new Pieces(page.page(), pieces.only(type.pieces())), type.xHeight(), false, settings);
            script = new Pieces(page.page(), pieces.only(type.others()));
        }
        double xHeight = Math.max(LEAST_X_HEIGHT, SCALE_OF_HAND * scale);
        Optional<LineMap> seen = sight.map(net -> net.look(page, guess));
        List<LineInk> lines =
                seen.isEmpty() ? seek(script, xHeight, true, settings) : seen(script, xHeight, seen.get(), settings);
        double measured = measured(lines, xHeight, seen.isPresent());
        return new LineSearch(lines, measured, pieces, true, small, seen);
    }

    /** The x-height of lines of a hand that were sought at another. */
    static double measured(List<LineInk> lines, double sought, boolean seen) {
        double core = Baselines.core(lines) / (seen ? BAND_OF_SEEN : 1);
        return core == 0 ? sought : sought * core;
    }

    /** Lines along the maxima of what a net saw, with the ink they were given, in no order. */
    static List<LineInk> seen(Pieces pieces, double xHeight, LineMap seen, LayoutSettings settings) {
        boolean[] writing = pieces.writing(xHeight, true);
        double slope = Skew.of(pieces, writing, xHeight, settings.greatestSkewDegrees());
        RidgeMap map = RidgeMap.of(seen, pieces.ink(), xHeight, slope);
        List<Track> joined = follow(map, LEAST_PROBABLE, pieces, writing, xHeight, settings);
        return Assignment.assign(pieces, writing, joined, map, xHeight);
    }

    /** The courses of lines: what stands out in the map, joined across gaps but not across gutters. */
    private static List<Track> follow(
            RidgeMap map, float threshold, Pieces pieces, boolean[] writing, double xHeight, LayoutSettings settings) {
        Gutters gutters = new Gutters(pieces, writing, xHeight, settings);
        return Joiner.join(Ridges.trace(map, threshold), map, xHeight, gutters, settings);
    }

    private static List<LineInk> seek(Pieces pieces, double xHeight, boolean hand, LayoutSettings settings) {
        boolean[] writing = pieces.writing(xHeight, hand);
        Ink ink = pieces.only(writing);
        double slope = Skew.of(pieces, writing, xHeight, settings.greatestSkewDegrees());
        double along = hand ? ALONG_IN_HANDS * settings.ridgeAlong() : settings.ridgeAlong();
        RidgeMap map = RidgeMap.of(ink, xHeight, slope, settings.ridgeAcross(), along);
        float threshold = Ridges.threshold(map, settings.ridgeShare());
        List<Track> joined = follow(map, threshold, pieces, writing, xHeight, settings);
        List<LineInk> lines = Assignment.assign(pieces, writing, joined, map, xHeight);
        if (hand) {
            return lines;
        }
        List<Track> cells = Cells.part(lines, joined, map);
        return cells == joined ? lines : Assignment.assign(pieces, writing, cells, map, xHeight);
    }
}
