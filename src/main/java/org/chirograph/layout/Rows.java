package org.chirograph.layout;

import java.util.List;

/**
 * Sets what is too short to tell its own baseline (a ditto mark, a dash, a number in a table) on the baseline of the row
 * it stands in.
 */
final class Rows {
    /** A line of fewer letters is set on another's baseline. */
    private static final int FEW_LETTERS = 4;

    /** A line of at least this many letters lends its baseline. */
    private static final int ENOUGH_LETTERS = 5;

    /** Greatest distance along the row, in x-heights. */
    private static final double FAR = 40;

    /** How far the row's baseline may lie below or above what a short line took for its own, in x-heights. */
    private static final double BELOW = 0.95;

    private static final double ABOVE = 0.35;

    private Rows() {}

    /** @param baselines of the lines, in the same order; changed in place */
    static void level(List<LineInk> lines, List<double[]> baselines) {
        for (int i = 0; i < lines.size(); i++) {
            LineInk few = lines.get(i);
            if (few.standing >= FEW_LETTERS || few.isDashes() && few.pieces > 2 * FEW_LETTERS) {
                continue;
            }
            double x = (few.left + few.right) / 2.0;
            double own = at(few, baselines.get(i), x);
            double nearest = FAR * few.xHeight;
            double row = Double.NaN;
            for (int j = 0; j < lines.size(); j++) {
                LineInk other = lines.get(j);
                double gap = Math.max(other.left - x, x - other.right);
                if (other.standing >= ENOUGH_LETTERS && gap > 0 && gap < nearest) {
                    double end = x < other.left ? other.left : other.right - 1.0;
                    double level = at(other, baselines.get(j), end) + other.slope * (x - end);
                    if (level - own < BELOW * few.xHeight && own - level < ABOVE * few.xHeight) {
                        nearest = gap;
                        row = level;
                    }
                }
            }
            if (!Double.isNaN(row)) {
                double[] set = baselines.get(i);
                for (int k = 0; k < set.length; k++) {
                    set[k] = row + few.slope * (few.from + k - x);
                }
            }
        }
    }

    private static double at(LineInk line, double[] baseline, double x) {
        return baseline[Math.clamp((int) (x - line.from), 0, baseline.length - 1)];
    }
}
