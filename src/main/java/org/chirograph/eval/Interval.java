package org.chirograph.eval;

/** The range in which a rate lies with a probability of 95 %, as far as what was judged can tell. */
public record Interval(double low, double high) {
    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.96;

    /**
     * That of a share, by Wilson 1927, as if what was judged were independent. Characters of a word and words of a line are
     * not quite: they are right or wrong together, and the truth lies in a somewhat wider range.
     *
     * @param count of what was judged, at least one
     */
    static Interval ofShare(double share, int count) {
        double z = Z * Z / count;
        double middle = (share + z / 2) / (1 + z);
        double half = Math.sqrt(z * (share * (1 - share) + z / 4)) / (1 + z);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    public double width() {
        return high - low;
    }
}
