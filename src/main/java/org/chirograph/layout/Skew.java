package org.chirograph.layout;

/**
 * How far a page's lines fall: the slope at which the feet of its letters crowd into the fewest rows (the greatest sum
 * of squares of their row histogram).
 */
final class Skew {
    private static final double COARSE_DEGREES = 0.5;
    private static final double FINE_DEGREES = 0.1;

    private Skew() {}

    /** Rows that lines fall by for each column, 0 when there is nothing to go by. */
    static double of(Pieces pieces, boolean[] writing, double xHeight, double greatestDegrees) {
        int n = 0;
        float[] xs = new float[writing.length];
        float[] ys = new float[writing.length];
        for (int c = 1; c < writing.length; c++) {
            int h = pieces.boxes.height(c);
            if (writing[c] && h >= 0.6 * xHeight && h <= 2.5 * xHeight) {
                xs[n] = pieces.boxes.left(c) + pieces.boxes.width(c) / 2f;
                ys[n++] = pieces.boxes.bottom(c);
            }
        }
        if (n < 8) {
            return 0;
        }
        double coarse = best(xs, ys, n, xHeight, pieces, 0, greatestDegrees, COARSE_DEGREES);
        double fine = best(xs, ys, n, xHeight, pieces, coarse, COARSE_DEGREES, FINE_DEGREES);
        return Math.tan(Math.toRadians(fine));
    }

    private static double best(
            float[] xs, float[] ys, int n, double xHeight, Pieces page, double middle, double reach, double step) {
        double bin = Math.max(1, 0.2 * xHeight);
        double best = middle;
        double bestEnergy = -1;
        int steps = (int) Math.round(reach / step);
        for (int s = -steps; s <= steps; s++) {
            double degrees = middle + s * step;
            double slope = Math.tan(Math.toRadians(degrees));
            double lift = Math.max(0, slope * page.width());
            int[] rows = new int[(int) ((page.height() + Math.abs(slope) * page.width()) / bin) + 3];
            for (int i = 0; i < n; i++) {
                rows[(int) ((ys[i] - slope * xs[i] + lift) / bin)]++;
            }
            double energy = 0;
            for (int r = 1; r < rows.length; r++) {
                double two = rows[r] + rows[r - 1];
                energy += two * two;
            }
            // Of equal slopes the flatter: pages are seldom crooked.
            energy *= 1 - 0.002 * Math.abs(degrees);
            if (energy > bestEnergy) {
                bestEnergy = energy;
                best = degrees;
            }
        }
        return best;
    }
}
