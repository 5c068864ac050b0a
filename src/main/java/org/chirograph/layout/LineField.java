package org.chirograph.layout;

import java.util.List;
import org.chirograph.image.RidgeMap;

/** For every place of the page the line whose middle lies nearest above or below. */
final class LineField {
    /** Columns by which a line reaches past the ends of its ridge: the full stop after it is still its own. */
    private static final int REACH = 3;

    private final int[][] lines;
    private final float[][] heights;
    private final double columnStep;

    LineField(List<Track> tracks, RidgeMap map) {
        columnStep = map.columnStep();
        double fall = Joiner.slopePerColumn(map);
        int columns = map.columns();
        int[] sizes = new int[columns];
        for (Track t : tracks) {
            for (int c = Math.max(0, t.first() - REACH); c <= Math.min(columns - 1, t.last() + REACH); c++) {
                sizes[c]++;
            }
        }
        lines = new int[columns][];
        heights = new float[columns][];
        for (int c = 0; c < columns; c++) {
            lines[c] = new int[sizes[c]];
            heights[c] = new float[sizes[c]];
            sizes[c] = 0;
        }
        for (int i = 0; i < tracks.size(); i++) {
            Track t = tracks.get(i);
            for (int c = Math.max(0, t.first() - REACH); c <= Math.min(columns - 1, t.last() + REACH); c++) {
                insert(lines[c], heights[c], sizes[c]++, i, (float) t.at(c, fall));
            }
        }
    }

    private static void insert(int[] lines, float[] heights, int size, int line, float height) {
        int at = size;
        while (at > 0 && heights[at - 1] > height) {
            heights[at] = heights[at - 1];
            lines[at] = lines[at - 1];
            at--;
        }
        heights[at] = height;
        lines[at] = line;
    }

    private int column(double x) {
        return Math.clamp((int) (x / columnStep), 0, lines.length - 1);
    }

    /** The line nearest to this place, or -1 when none is within {@code reach} pixels. */
    int nearest(double x, double y, double reach) {
        int c = column(x);
        float[] at = heights[c];
        int best = -1;
        double least = reach;
        for (int i = 0; i < at.length; i++) {
            double d = Math.abs(at[i] - y);
            if (d <= least) {
                least = d;
                best = lines[c][i];
            }
        }
        return best;
    }

    /** How many middles of lines lie between two heights. */
    int countBetween(double x, double top, double bottom) {
        int count = 0;
        for (float h : heights[column(x)]) {
            if (h > top && h < bottom) {
                count++;
            }
        }
        return count;
    }
}
