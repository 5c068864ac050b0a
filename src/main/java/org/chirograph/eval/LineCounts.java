package org.chirograph.eval;

/**
 * How the lines of some pages were found; see {@link LineFinding}.
 *
 * @param pages with a truth
 * @param lines of the truth that hold text: {@code found}, {@code split}, {@code merged} and {@code missed} make them up
 * @param read lines that were found to be read, right or not
 * @param wrong those of them most of whose ink lies in no line of the truth
 * @param ink pixels in found lines and in true ones
 * @param noise pixels in found lines and in no true one
 */
public record LineCounts(
        int pages, int lines, int found, int split, int merged, int missed, int read, int wrong, long ink, long noise) {
    public static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public LineCounts plus(LineCounts other) {
        return new LineCounts(
                pages + other.pages,
                lines + other.lines,
                found + other.found,
                split + other.split,
                merged + other.merged,
                missed + other.missed,
                read + other.read,
                wrong + other.wrong,
                ink + other.ink,
                noise + other.noise);
    }

    /** Of the true lines, 0 to 1; 1 when there are none. */
    public double foundShare() {
        return lines == 0 ? 1 : (double) found / lines;
    }

    /** Ink of found lines outside the true ones, as a share of that inside; 0 upwards. */
    public double noiseShare() {
        return (double) noise / Math.max(1, ink);
    }
}
