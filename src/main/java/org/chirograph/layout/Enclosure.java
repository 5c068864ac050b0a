package org.chirograph.layout;

import java.util.List;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Ink;
import org.chirograph.image.InkComponents;

/**
 * Which lines stand inside what somebody drew a line around. Where most of a page is encircled, the circle says what the
 * page is about, and what stands outside it was written by others: stamps, file numbers, notes of a registry.
 *
 * <p>The paper is parted by ink into open places; the outside is the one with the longest share of the page's edge.
 */
final class Enclosure {
    /** Cells of the grid to an x-height (that lines were sought with). */
    private static final double CELLS_PER_X_HEIGHT = 6;

    /** Ink is thickened by so many cells, to close the gaps of a pen line; words and lines stand farther apart. */
    private static final int THICKEN = 2;

    /** A place this dark is ink here even where cleaning has taken it out as a rule. */
    private static final int DARK = 170;

    /** Paper is looked at this far above and below the middle of a line, in x-heights. */
    private static final double NEIGHBOURHOOD = 0.8;

    /** Of all that is written, so much must be encircled before the rest counts as outside. */
    private static final double MOST = 0.6;

    private final int columns;
    private final double cell;
    private final int[] places;
    private final int outside;

    Enclosure(GrayImage page, Ink ink, double xHeight) {
        cell = Math.max(1, xHeight / CELLS_PER_X_HEIGHT);
        columns = (int) Math.ceil(page.width() / cell);
        int rows = (int) Math.ceil(page.height() / cell);
        boolean[] wall = new boolean[columns * rows];
        for (int y = 0; y < page.height(); y++) {
            int row = (int) (y / cell) * columns;
            for (int x = 0; x < page.width(); x++) {
                if (ink.at(x, y) || page.at(x, y) < DARK) {
                    wall[row + (int) (x / cell)] = true;
                }
            }
        }
        byte[] open = new byte[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                open[y * columns + x] = (byte) (isOpen(wall, rows, x, y) ? 1 : 0);
            }
        }
        places = InkComponents.of(new Ink(columns, rows, open, ink.toScan())).labels();
        outside = longestAtEdge(rows);
    }

    private boolean isOpen(boolean[] wall, int rows, int x, int y) {
        for (int v = Math.max(0, y - THICKEN); v <= Math.min(rows - 1, y + THICKEN); v++) {
            for (int u = Math.max(0, x - THICKEN); u <= Math.min(columns - 1, x + THICKEN); u++) {
                if (wall[v * columns + u]) {
                    return false;
                }
            }
        }
        return true;
    }

    private int longestAtEdge(int rows) {
        int[] count = new int[places.length + 1];
        for (int x = 0; x < columns; x++) {
            count[places[x]]++;
            count[places[(rows - 1) * columns + x]]++;
        }
        for (int y = 0; y < rows; y++) {
            count[places[y * columns]]++;
            count[places[y * columns + columns - 1]]++;
        }
        int longest = 1;
        for (int p = 1; p < count.length; p++) {
            longest = count[p] > count[longest] ? p : longest;
        }
        return longest;
    }

    /** For each line whether it stands outside; none does on a page of which the smaller part is encircled. */
    boolean[] outside(List<LineInk> lines) {
        boolean[] out = new boolean[lines.size()];
        double encircled = 0;
        double all = 0;
        for (int i = 0; i < out.length; i++) {
            LineInk line = lines.get(i);
            out[i] = shareOutside(line) > 0.5;
            double length = line.inkedColumns();
            all += length;
            encircled += out[i] ? 0 : length;
        }
        if (encircled < MOST * all) {
            return new boolean[lines.size()];
        }
        boolean[] beyond = out.clone();
        for (int i = 0; i < out.length; i++) {
            beyond[i] = out[i] && !(hasInside(lines, out, i, -1) && hasInside(lines, out, i, 1));
        }
        return beyond;
    }

    /** Whether an encircled line lies above (-1) or below (1) this one: then the pen line has a gap here. */
    private static boolean hasInside(List<LineInk> lines, boolean[] out, int of, int side) {
        LineInk line = lines.get(of);
        double middle = line.ridge[line.ridge.length / 2];
        for (int i = 0; i < out.length; i++) {
            LineInk other = lines.get(i);
            double overlap = Math.min(line.right, other.right) - Math.max(line.left, other.left);
            double below = other.ridge[other.ridge.length / 2] - middle;
            if (!out[i] && overlap > OVERLAP * (line.right - line.left) && side * below > 0) {
                return true;
            }
        }
        return false;
    }

    /** Of a line's length the share over which another stands above or below it. */
    private static final double OVERLAP = 0.6;

    /** Of the paper around a line the share that belongs to the outside. */
    private double shareOutside(LineInk line) {
        int seen = 0;
        int found = 0;
        int reach = (int) Math.round(NEIGHBOURHOOD * line.xHeight / cell);
        int rows = places.length / columns;
        for (double x = line.left; x < line.right; x += cell) {
            int i = Math.clamp((long) (x - line.from), 0, line.ridge.length - 1);
            int row = (int) (line.ridge[i] / cell);
            for (int v = Math.max(0, row - reach); v <= Math.min(rows - 1, row + reach); v++) {
                int place = places[v * columns + Math.min(columns - 1, (int) (x / cell))];
                seen += place == 0 ? 0 : 1;
                found += place == outside ? 1 : 0;
            }
        }
        return seen == 0 ? 0 : (double) found / seen;
    }
}
