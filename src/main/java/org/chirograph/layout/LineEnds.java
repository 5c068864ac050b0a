package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Takes from the ends of a hand's lines what was not written there: flat strokes that fill the rest of a line, and scraps
 * that stand apart, mostly the fold, the edge of the next page or specks. Lengths are x-heights. The bounds were chosen on
 * the training pages of wills-fr, for what they take inside and outside of true lines.
 */
final class LineEnds {
    /** Ink no higher than this in a column is a flat stroke. */
    private static final double FLAT = 0.5;

    /** So much flat ink at the right end fills the line: 13 of 237 such ends belonged to a true line. */
    private static final double FILLER = 5;

    /** A line whose ink is flat in this share of its columns is a row of strokes: 3 of 36 were true lines. */
    private static final double ROW_OF_STROKES = 0.8;

    /** Lower ink than this does not end a gap. */
    private static final double SPECK = 0.15;

    /** A scrap beyond the column is no longer than this, behind a gap of at least that. */
    private static final double SCRAP_OUTSIDE = 5;

    private static final double GAP_OUTSIDE = 3;

    /** A scrap within the column: shorter, and farther off. */
    private static final double SCRAP_INSIDE = 3;

    private static final double GAP_INSIDE = 4;

    /** Lines at least this long tell where the column begins and ends. */
    private static final double LONG = 10;

    /** This share of them begins farther out, or ends so. */
    private static final double OUTLYING = 0.25;

    private static final int LEAST_LONG_LINES = 4;

    private final double xHeight;

    private LineEnds(double xHeight) {
        this.xHeight = xHeight;
    }

    /**
     * The lines that remain, their ends changed in place.
     *
     * @param xHeight measured on the page, in pixels of the page image
     */
    static List<LineInk> trim(List<LineInk> lines, double xHeight) {
        LineEnds ends = new LineEnds(xHeight);
        List<LineInk> kept = new ArrayList<>();
        for (LineInk line : lines) {
            line.keep(line.left, line.right - ends.filler(line));
            if (line.inkedColumns() >= xHeight && ends.flatShare(line) < ROW_OF_STROKES) {
                kept.add(line);
            }
        }
        int[] column = ends.column(kept);
        for (LineInk line : kept) {
            line.keep(ends.withoutScrap(line, -1, column[0]), ends.withoutScrap(line, 1, column[1]));
        }
        return kept;
    }

    /** Columns at the right end, up to the last letter, that hold flat strokes alone; 0 when these are few. */
    private int filler(LineInk line) {
        int flat = 0;
        for (int x = line.right - 1; x >= line.left; x--) {
            double height = line.inkHeight(x);
            if (height >= FLAT * xHeight) {
                return flat >= FILLER * xHeight ? line.right - 1 - x : 0;
            }
            flat += height > 0 ? 1 : 0;
        }
        return flat >= FILLER * xHeight ? line.right - line.left : 0;
    }

    private double flatShare(LineInk line) {
        int flat = 0;
        for (int x = line.left; x < line.right; x++) {
            double height = line.inkHeight(x);
            flat += height > 0 && height < FLAT * xHeight ? 1 : 0;
        }
        return flat / (double) line.inkedColumns();
    }

    /** Where the page's column of long lines begins and ends, scraps aside; beyond the page when too few tell. */
    private int[] column(List<LineInk> lines) {
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (LineInk line : lines) {
            if (line.right - line.left >= LONG * xHeight) {
                begins.add(withoutScrap(line, -1, line.right));
                ends.add(withoutScrap(line, 1, line.left));
            }
        }
        if (begins.size() < LEAST_LONG_LINES) {
            return new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE};
        }
        Collections.sort(begins);
        Collections.sort(ends);
        return new int[] {
            begins.get((int) (OUTLYING * begins.size())), ends.get((int) ((1 - OUTLYING) * (ends.size() - 1)))
        };
    }

    /**
     * Where the line begins, or ends, without a scrap there.
     *
     * @param side -1 for the left end, 1 for the right
     * @param column where the column begins, or ends
     */
    private int withoutScrap(LineInk line, int side, int column) {
        int end = side < 0 ? line.left : line.right - 1;
        int last = end;
        for (int x = end; x >= line.left && x < line.right; x -= side) {
            if (line.inkHeight(x) <= SPECK * xHeight) {
                continue;
            }
            double gap = Math.abs(x - last) / xHeight;
            double scrap = (Math.abs(last - end) + 1) / xHeight;
            boolean outside = side < 0 ? last <= column : last >= column;
            if (gap >= GAP_INSIDE && scrap <= SCRAP_INSIDE || outside && gap >= GAP_OUTSIDE && scrap <= SCRAP_OUTSIDE) {
                return side < 0 ? x : x + 1;
            }
            if (Math.abs(x - end) > SCRAP_OUTSIDE * xHeight) {
                break;
            }
            last = x;
        }
        return side < 0 ? line.left : line.right;
    }
}
