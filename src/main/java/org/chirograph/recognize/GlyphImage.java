package org.chirograph.recognize;

/**
 * One isolated character as the net takes it: 32×32, ink 1 and paper 0, the box of its ink scaled so that its longer
 * side is {@value #INK} pixels, and centred. Where a character stood and how large it was is gone: who needs it keeps
 * the box.
 */
public final class GlyphImage {
    /** Rows and columns. */
    public static final int SIDE = 32;

    /** Longer side of the ink's box: leaves the net room for strokes that start at its edge. */
    public static final int INK = 24;

    /** Darkness from which a pixel belongs to the box of the ink. */
    private static final int INK_FROM = 64;

    private final float[] ink;

    /** @param ink row by row, in [0, 1]; shared, not copied */
    public GlyphImage(float[] ink) {
        if (ink.length != SIDE * SIDE) {
            throw new IllegalArgumentException("a glyph has " + SIDE * SIDE + " pixels, not " + ink.length);
        }
        this.ink = ink;
    }

    /** The backing array. */
    public float[] ink() {
        return ink;
    }

    /**
     * A character cut from a page or a data set.
     *
     * @param darkness 0 paper to 255 ink, row by row
     */
    public static GlyphImage of(byte[] darkness, int width, int height) {
        Box box = Box.of(darkness, width, height);
        double step = Math.max(box.width(), box.height()) / (double) INK;
        double x0 = box.left() + box.width() / 2.0 - SIDE / 2.0 * step;
        double y0 = box.top() + box.height() / 2.0 - SIDE / 2.0 * step;
        int sub = Math.clamp((long) Math.ceil(step - 0.25), 1, 8);
        float[] out = new float[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                float sum = 0;
                for (int v = 0; v < sub; v++) {
                    double y = y0 + (row + (v + 0.5) / sub) * step;
                    for (int u = 0; u < sub; u++) {
                        double x = x0 + (column + (u + 0.5) / sub) * step;
                        sum += darkness(darkness, width, height, x - 0.5, y - 0.5);
                    }
                }
                out[row * SIDE + column] = sum / (255f * sub * sub);
            }
        }
        return new GlyphImage(out);
    }

    /** Darkness between pixel centres, 0 to 255; paper outside the picture. */
    public static float darkness(byte[] darkness, int width, int height, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float u = (float) (x - left);
        float v = (float) (y - top);
        return (1 - v)
                        * ((1 - u) * at(darkness, width, height, left, top)
                                + u * at(darkness, width, height, left + 1, top))
                + v
                        * ((1 - u) * at(darkness, width, height, left, top + 1)
                                + u * at(darkness, width, height, left + 1, top + 1));
    }

    private static int at(byte[] darkness, int width, int height, int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : darkness[y * width + x] & 0xff;
    }

    /**
     * Writes the glyph as the net's first layer takes it, each 2×2 square of pixels spread over four channels; see
     * {@link CharacterNet#unshuffle}.
     */
    public void unshuffle(float[] into, int offset) {
        int half = SIDE / 2;
        int plane = half * half;
        for (int row = 0; row < SIDE; row++) {
            int at = offset + (row & 1) * 2 * plane + (row >> 1) * half;
            for (int column = 0; column < SIDE; column++) {
                into[at + (column & 1) * plane + (column >> 1)] = ink[row * SIDE + column];
            }
        }
    }

    /** Where the ink of a picture lies, in its pixels; the whole picture when there is none. */
    public record Box(int left, int top, int width, int height) {
        public static Box of(byte[] darkness, int width, int height) {
            int left = width;
            int right = -1;
            int top = height;
            int bottom = -1;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if ((darkness[y * width + x] & 0xff) >= INK_FROM) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        top = Math.min(top, y);
                        bottom = y;
                    }
                }
            }
            return right < 0 ? new Box(0, 0, width, height) : new Box(left, top, right - left + 1, bottom - top + 1);
        }
    }
}
