package org.chirograph.image;

/**
 * An 8-bit grey image on the heap, row by row, 0 black to 255 white. The array is shared, not copied: whoever hands it
 * over or takes it from {@link #pixels()} must not change it afterwards.
 */
public final class GrayImage {
    private final int width;
    private final int height;
    private final byte[] pixels;

    public GrayImage(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "an image of " + width + "×" + height + " pixels can't be made of " + pixels.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The grey value, 0 to 255. */
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /** The backing array; read only. */
    public byte[] pixels() {
        return pixels;
    }
}
