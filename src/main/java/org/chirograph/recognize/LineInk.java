package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.image.Ink;
import org.chirograph.image.LineStrip;
import org.chirograph.page.Box;

/**
 * The ink of one line: a window of the page's ink with only those components in it that stand in the line's band. All
 * coordinates are those of the ink's own frame.
 */
final class LineInk {
    /** The band of a line reaches so far above and below its baseline, in x-heights: accents on capitals, descenders. */
    private static final double ABOVE = 2.1;

    private static final double BELOW = 0.85;

    /** A component belongs to the line when its middle lies between these heights over the baseline, in x-heights. */
    private static final double HIGHEST_MIDDLE = 1.75;

    private static final double LOWEST_MIDDLE = -0.45;

    /** Share of a component's ink that must lie in one cell for it to be left whole. */
    private static final double WHOLE = 0.78;

    /** Where between two centres the cut may lie, as a share of their distance. */
    private static final double CUT_FROM = 0.2;

    private static final double CUT_TO = 0.8;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    /** For each pixel of the window the number of its component, from 1; 0 is paper. */
    private final int[] component;

    private final int components;
    private final double[] baseline;
    private final double xHeight;

    private LineInk(
            int left,
            int top,
            int width,
            int height,
            int[] component,
            int components,
            double[] baseline,
            double xHeight) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.component = component;
        this.components = components;
        this.baseline = baseline;
        this.xHeight = xHeight;
    }

    static LineInk of(LineStrip strip, Ink ink, Affine toInk) {
        int columns = strip.width();
        double startX = toInk.x(strip.scanX(0), strip.scanY(0));
        double endX = toInk.x(strip.scanX(columns), strip.scanY(columns));
        double xHeight = strip.geometry().xHeight() * strip.scanPixelsPerRow() * Math.hypot(toInk.b(), toInk.e());
        int left = Math.clamp((int) Math.floor(startX), 0, ink.width() - 1);
        int right = Math.clamp((int) Math.ceil(endX), left + 1, ink.width());
        double[] baseline = new double[right - left];
        double highest = Double.MAX_VALUE;
        double lowest = -Double.MAX_VALUE;
        for (int x = left; x < right; x++) {
            double column = (x + 0.5 - startX) / (endX - startX) * columns;
            double y = toInk.y(strip.scanX(column), strip.scanY(column));
            baseline[x - left] = y;
            highest = Math.min(highest, y);
            lowest = Math.max(lowest, y);
        }
        int top = Math.clamp((int) Math.floor(highest - ABOVE * xHeight), 0, ink.height() - 1);
        int bottom = Math.clamp((int) Math.ceil(lowest + BELOW * xHeight), top + 1, ink.height());
        int width = right - left;
        int height = bottom - top;
        boolean[] inked = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double above = baseline[x] - (top + y + 0.5);
                inked[y * width + x] = above < ABOVE * xHeight && above > -BELOW * xHeight && ink.at(left + x, top + y);
            }
        }
        int[] component = new int[width * height];
        int components = label(inked, width, height, component);
        LineInk line = new LineInk(left, top, width, height, component, components, baseline, xHeight);
        line.dropNeighbours();
        return line;
    }

    /** Numbers the 8-connected components; returns how many there are. */
    private static int label(boolean[] inked, int width, int height, int[] component) {
        int[] stack = new int[inked.length];
        int found = 0;
        for (int start = 0; start < inked.length; start++) {
            if (!inked[start] || component[start] != 0) {
                continue;
            }
            found++;
            int depth = 0;
            stack[depth++] = start;
            component[start] = found;
            while (depth > 0) {
                int at = stack[--depth];
                int x = at % width;
                int y = at / width;
                for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                        int next = v * width + u;
                        if (inked[next] && component[next] == 0) {
                            component[next] = found;
                            stack[depth++] = next;
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Takes out what reaches into the band from the lines above and below. */
    private void dropNeighbours() {
        double[] sum = new double[components + 1];
        int[] size = new int[components + 1];
        for (int i = 0; i < component.length; i++) {
            if (component[i] != 0) {
                sum[component[i]] += baseline[i % width] - (top + i / width + 0.5);
                size[component[i]]++;
            }
        }
        for (int i = 0; i < component.length; i++) {
            int c = component[i];
            if (c != 0) {
                double middle = sum[c] / size[c];
                if (middle > HIGHEST_MIDDLE * xHeight || middle < LOWEST_MIDDLE * xHeight) {
                    component[i] = 0;
                }
            }
        }
    }

    /** The region of each character, given where their centres stand, growing. */
    List<Box> regions(double[] centres) {
        int[] cuts = cuts(centres);
        int n = centres.length;
        int[] cellOf = new int[width];
        for (int x = 0, cell = 0; x < width; x++) {
            while (cell < n - 1 && x >= cuts[cell + 1]) {
                cell++;
            }
            cellOf[x] = cell;
        }
        int[] owner = owners(cellOf, n);
        int[] minX = new int[n];
        int[] minY = new int[n];
        int[] maxX = new int[n];
        int[] maxY = new int[n];
        Arrays.fill(minX, Integer.MAX_VALUE);
        Arrays.fill(minY, Integer.MAX_VALUE);
        Arrays.fill(maxX, -1);
        Arrays.fill(maxY, -1);
        for (int i = 0; i < component.length; i++) {
            if (component[i] == 0) {
                continue;
            }
            int x = i % width;
            int y = i / width;
            int cell = owner[component[i]] >= 0 ? owner[component[i]] : cellOf[x];
            if (tooFar(x, cell, cuts)) {
                continue;
            }
            minX[cell] = Math.min(minX[cell], x);
            maxX[cell] = Math.max(maxX[cell], x);
            minY[cell] = Math.min(minY[cell], y);
            maxY[cell] = Math.max(maxY[cell], y);
        }
        List<Box> boxes = new ArrayList<>(n);
        for (int c = 0; c < n; c++) {
            boxes.add(
                    maxX[c] < 0
                            ? empty(cuts[c], cuts[c + 1])
                            : Box.between(left + minX[c], top + minY[c], left + maxX[c] + 1, top + maxY[c] + 1));
        }
        return boxes;
    }

    /** Whether ink in the first or last cell lies too far out to be that character's. */
    private boolean tooFar(int x, int cell, int[] cuts) {
        return x < cuts[0] && cell == 0 || x >= cuts[cuts.length - 1] && cell == cuts.length - 2;
    }

    private Box empty(int from, int to) {
        int right = Math.max(from + 1, to);
        double y = baseline[Math.clamp((from + right) / 2, 0, width - 1)];
        int height = Math.max(1, (int) Math.round(xHeight));
        return new Box(left + from, Math.max(0, (int) Math.round(y) - height), right - from, height);
    }

    /** The cell that holds almost all of a component, or -1 where it must be divided. */
    private int[] owners(int[] cellOf, int cells) {
        int[] size = new int[components + 1];
        int[][] inCell = new int[components + 1][];
        for (int i = 0; i < component.length; i++) {
            int c = component[i];
            if (c != 0) {
                size[c]++;
                if (inCell[c] == null) {
                    inCell[c] = new int[cells];
                }
                inCell[c][cellOf[i % width]]++;
            }
        }
        int[] owner = new int[components + 1];
        Arrays.fill(owner, -1);
        for (int c = 1; c <= components; c++) {
            for (int cell = 0; size[c] > 0 && cell < cells; cell++) {
                if (inCell[c][cell] >= WHOLE * size[c]) {
                    owner[c] = cell;
                }
            }
        }
        return owner;
    }

    /** Columns of the window where the line is cut: before the first character, between neighbours, after the last. */
    private int[] cuts(double[] centres) {
        int[] ink = new int[width];
        for (int i = 0; i < component.length; i++) {
            ink[i % width] += component[i] != 0 ? 1 : 0;
        }
        int n = centres.length;
        int[] cuts = new int[n + 1];
        for (int i = 1; i < n; i++) {
            double from = centres[i - 1] - left;
            double to = centres[i] - left;
            cuts[i] = cut(ink, from, to);
        }
        double reach = 1.2 * xHeight;
        cuts[0] = Math.clamp((int) Math.floor(centres[0] - left - reach), 0, width - 1);
        cuts[n] = Math.clamp((int) Math.ceil(centres[n - 1] - left + reach), 1, width);
        for (int i = 1; i <= n; i++) {
            cuts[i] = Math.clamp(cuts[i], Math.min(cuts[i - 1] + 1, width), width);
        }
        return cuts;
    }

    /** The column with the least ink between two centres; of equals the one nearest to the middle. */
    private int cut(int[] ink, double from, double to) {
        double middle = (from + to) / 2;
        int best = Math.clamp((int) Math.round(middle), 0, width - 1);
        double least = Double.MAX_VALUE;
        int end = Math.min(width - 1, (int) Math.ceil(from + (to - from) * CUT_TO));
        for (int x = Math.max(0, (int) Math.floor(from + (to - from) * CUT_FROM)); x <= end; x++) {
            double cost = ink[x] + 0.6 * Math.abs(x - middle) / Math.max(1, xHeight) * 2;
            if (cost < least) {
                least = cost;
                best = x;
            }
        }
        return best;
    }
}
