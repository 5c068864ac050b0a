package org.chirograph.image;

/**
 * A line brought to a reader's frame: straightened along its baseline, scaled to a fixed x-height, background near 255
 * and ink dark.
 *
 * <p>Column {@code c} of the strip stands over the baseline at the scan point ({@link #scanX}({@code c}),
 * {@link #scanY}({@code c})); the way back from a row is along scan y: one strip row is {@link #scanPixelsPerRow} scan
 * pixels.
 */
public final class LineStrip {
    private final GrayImage pixels;
    private final LineGeometry geometry;
    private final double[] scanX;
    private final double[] scanY;
    private final double scanPixelsPerRow;

    /**
     * @param scanX for the left edge of each column and the right edge of the last (width + 1 values), the scan x
     * @param scanY likewise the scan y of the baseline there
     */
    public LineStrip(GrayImage pixels, LineGeometry geometry, double[] scanX, double[] scanY, double scanPixelsPerRow) {
        if (scanX.length != pixels.width() + 1 || scanY.length != scanX.length) {
            throw new IllegalArgumentException("a strip of " + pixels.width() + " columns has one more edge");
        }
        this.pixels = pixels;
        this.geometry = geometry;
        this.scanX = scanX;
        this.scanY = scanY;
        this.scanPixelsPerRow = scanPixelsPerRow;
    }

    public GrayImage pixels() {
        return pixels;
    }

    public LineGeometry geometry() {
        return geometry;
    }

    public int width() {
        return pixels.width();
    }

    /** Scan x of a strip column, which may be fractional; clamped to the strip. */
    public double scanX(double column) {
        return interpolate(scanX, column);
    }

    /** Scan y of the baseline at a strip column. */
    public double scanY(double column) {
        return interpolate(scanY, column);
    }

    /** Other pixels of the same place and size. */
    public LineStrip withPixels(byte[] other) {
        return new LineStrip(
                new GrayImage(pixels.width(), pixels.height(), other), geometry, scanX, scanY, scanPixelsPerRow);
    }

    public double scanPixelsPerRow() {
        return scanPixelsPerRow;
    }

    private static double interpolate(double[] edges, double column) {
        double at = Math.clamp(column, 0, edges.length - 1.0);
        int left = Math.min((int) at, edges.length - 2);
        double part = at - left;
        return edges[left] * (1 - part) + edges[left + 1] * part;
    }
}
