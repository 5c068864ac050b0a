package org.chirograph.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Ink;
import org.chirograph.image.InkComponents;

/**
 * Which lines stand inside what somebody drew a line around. Where most of a page is encircled, the circle says what
 * the page is about, and what stands outside it was written by others: stamps, file numbers, notes of a registry.
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

    /** Of all that is written, so much must be away from the outside before the rest counts as outside. */
    private static final double INSIDE = 0.45;

    /**
     * So much must have a long stroke, at its left or right, before the outside: where none runs round the text, it is
     * only its own close lines that shut the paper in.
     */
    private static final double PARTED = 0.1;

    private final int columns;
    private final double cell;

    /** The open place each cell belongs to; 0 where there is ink. */
    private final int[] places;

    private final int outside;

    /** Where a long stroke runs. */
    private final boolean[] strokes;

    /** @param bare the ink without its long strokes */
    Enclosure(GrayImage page, Ink ink, Ink bare, double xHeight) {
        cell = Math.max(1, xHeight / CELLS_PER_X_HEIGHT);
        columns = (int) Math.ceil(page.width() / cell);
        int rows = (int) Math.ceil(page.height() / cell);
        boolean[] wall = new boolean[columns * rows];
        strokes = new boolean[columns * rows];
        for (int y = 0; y < page.height(); y++) {
            int row = (int) (y / cell) * columns;
            for (int x = 0; x < page.width(); x++) {
                if (ink.at(x, y) || page.at(x, y) < DARK) {
                    wall[row + (int) (x / cell)] = true;
                    strokes[row + (int) (x / cell)] |= ink.at(x, y) && !bare.at(x, y);
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

    /** For each line whether it stands outside; none does on a page that is not mostly encircled. */
    boolean[] outside(List<LineInk> lines) {
        boolean[] out = new boolean[lines.size()];
        boolean[] surrounded = new boolean[lines.size()];
        double total = 0;
        double inside = 0;
        double parted = 0;
        for (int i = 0; i < out.length; i++) {
            LineInk line = lines.get(i);
            out[i] = placeAround(line) == outside;
            surrounded[i] = out[i] && strokesAround(line) >= SURROUNDED;
            double length = line.inkedColumns();
            total += length;
            if (!out[i] || surrounded[i]) {
                inside += length;
                parted += strokeParts(line, line.left, -1) ? length : 0;
                parted += strokeParts(line, line.right - 1, 1) ? length : 0;
            }
        }
        if (inside < INSIDE * total || parted < PARTED * total) {
            return new boolean[lines.size()];
        }
        while (bringIn(lines, out)) {}
        // Only now: what goes on from a line that has but strokes around it may be a stamp as well.
        for (int i = 0; i < out.length; i++) {
            out[i] &= !surrounded[i];
        }
        return out;
    }

    /** Where the pen line has a gap: what goes on from an encircled line at the usual distance belongs to it. */
    private boolean bringIn(List<LineInk> lines, boolean[] out) {
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; out[i] && j < out.length; j++) {
                if (!out[j] && goesOn(lines.get(i), lines.get(j))) {
                    out[i] = false;
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean goesOn(LineInk line, LineInk other) {
        double overlap = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        double longer = Math.max(line.right - line.left, other.right - other.left);
        double below = other.ridge[other.ridge.length / 2] - line.ridge[line.ridge.length / 2];
        return overlap > OVERLAP * longer && Math.abs(below) < NEXT * line.xHeight;
    }

    /** Of two lines' length the share over which they stand one above the other, if one goes on from the other. */
    private static final double OVERLAP = 0.6;

    /** Farthest next line, in x-heights. */
    private static final double NEXT = 4;

    /** Strokes stand in so many of the directions around a line that is encircled but for a gap. */
    private static final double SURROUNDED = 0.75;

    private static final int DIRECTIONS = 16;

    /** The share of the directions, as seen from along a line, in which a long stroke stands before the page ends. */
    private double strokesAround(LineInk line) {
        int step = (int) Math.ceil(line.xHeight);
        int met = 0;
        int looks = 0;
        for (int x = line.left; x < line.right; x += step) {
            double y = line.ridgeAt(x);
            for (int d = 0; d < DIRECTIONS; d++) {
                double angle = 2 * Math.PI * (d + 0.5) / DIRECTIONS;
                met += meetsStroke(x / cell, y / cell, Math.cos(angle), Math.sin(angle)) ? 1 : 0;
                looks++;
            }
        }
        return (double) met / Math.max(1, looks);
    }

    private boolean meetsStroke(double x, double y, double dx, double dy) {
        int rows = strokes.length / columns;
        for (; x >= 0 && y >= 0 && x < columns - 1 && y < rows - 1; x += dx, y += dy) {
            int at = (int) y * columns + (int) x;
            // Two cells wide, or a look would slip through where a stroke steps from corner to corner.
            if (strokes[at] || strokes[at + 1] || strokes[at + columns]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a long stroke lies between the end of a line and the outside, within {@value #FAR} x-heights. */
    private boolean strokeParts(LineInk line, int end, int step) {
        int row = (int) (line.ridgeAt(end) / cell);
        boolean crossed = false;
        int column = (int) (end / cell);
        for (int k = 0; k < FAR * CELLS_PER_X_HEIGHT; k++, column += step) {
            if (column < 0 || column >= columns || row < 0 || row >= places.length / columns) {
                return false;
            }
            crossed |= strokes[row * columns + column];
            if (places[row * columns + column] == outside) {
                return crossed;
            }
        }
        return false;
    }

    private static final int FAR = 12;

    /** The open place that most of the paper around a line belongs to; 0 when there is none. */
    private int placeAround(LineInk line) {
        Map<Integer, Integer> seen = new HashMap<>();
        int reach = (int) Math.round(NEIGHBOURHOOD * line.xHeight / cell);
        int rows = places.length / columns;
        for (double x = line.left; x < line.right; x += cell) {
            int i = Math.clamp((long) (x - line.from), 0, line.ridge.length - 1);
            int row = (int) (line.ridge[i] / cell);
            for (int v = Math.max(0, row - reach); v <= Math.min(rows - 1, row + reach); v++) {
                int place = places[v * columns + Math.min(columns - 1, (int) (x / cell))];
                if (place != 0) {
                    seen.merge(place, 1, Integer::sum);
                }
            }
        }
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
