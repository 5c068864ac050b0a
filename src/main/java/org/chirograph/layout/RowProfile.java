package org.chirograph.layout;

/**
 * Finds the band of the small letters of a line, or of many laid over each other, in how dark its rows are: most ink
 * begins at the top of the small letters and ends at their feet. Where ascenders or a heavy serif blur these edges, what
 * is usual decides.
 *
 * @param baseline row edge on which the letters stand, fractional
 * @param xHeight rows from there up to the top of the small letters
 */
public record RowProfile(double baseline, double xHeight) {
    /** Rows on either side of an edge that are compared, as a share of the usual x-height. */
    private static final double EDGE = 0.3;

    /**
     * What is usual.
     *
     * @param baseline row
     * @param baselineSpread deviation of the baseline, in rows
     * @param xHeight rows
     * @param xHeightSpread deviation of the x-height's logarithm
     */
    public record Usual(double baseline, double baselineSpread, double xHeight, double xHeightSpread) {}

    /** @param darkness of every row, top to bottom */
    public static RowProfile of(double[] darkness, Usual usual) {
        int reach = Math.max(1, (int) Math.round(EDGE * usual.xHeight()));
        double[] fall = new double[darkness.length + 1];
        for (int edge = 0; edge <= darkness.length; edge++) {
            for (int k = 0; k < reach; k++) {
                fall[edge] += at(darkness, edge - 1 - k) - at(darkness, edge + k);
            }
        }
        int foot = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int edge = 0; edge <= darkness.length; edge++) {
            double score = Math.max(0, fall[edge]) * bell((edge - usual.baseline()) / usual.baselineSpread());
            if (score > most) {
                most = score;
                foot = edge;
            }
        }
        int head = foot - (int) Math.round(usual.xHeight());
        most = Double.NEGATIVE_INFINITY;
        for (int edge = 0; edge < foot - reach; edge++) {
            double off = Math.log((foot - edge) / usual.xHeight()) / usual.xHeightSpread();
            double score = Math.max(0, -fall[edge]) * bell(off);
            if (score > most) {
                most = score;
                head = edge;
            }
        }
        return most > 0 ? new RowProfile(foot, foot - head) : new RowProfile(usual.baseline(), usual.xHeight());
    }

    private static double at(double[] rows, int row) {
        return row < 0 || row >= rows.length ? 0 : rows[row];
    }

    private static double bell(double deviations) {
        return Math.exp(-deviations * deviations / 2);
    }
}
