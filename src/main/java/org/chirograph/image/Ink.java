package org.chirograph.image;

/**
 * Which pixels of a page image are ink: one byte a pixel, row by row, 1 ink and 0 paper. The array is shared, not
 * copied, and must not be changed.
 */
public final class Ink {
    private final int width;
    private final int height;
    private final byte[] bits;
    private final Affine toScan;

    public Ink(int width, int height, byte[] bits, Affine toScan) {
        if (width < 1 || height < 1 || bits.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "ink of " + width + "×" + height + " pixels can't be made of " + bits.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.bits = bits;
        this.toScan = toScan;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean at(int x, int y) {
        return bits[y * width + x] != 0;
    }

    /** The backing array; read only. */
    public byte[] bits() {
        return bits;
    }

    /** From this frame to scan pixels. */
    public Affine toScan() {
        return toScan;
    }
}
