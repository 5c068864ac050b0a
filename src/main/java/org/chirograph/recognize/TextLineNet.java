package org.chirograph.recognize;

import org.chirograph.image.CleanPage;
import org.chirograph.image.CoarsePage;
import org.chirograph.image.LineMap;

/**
 * The net that sees where lines of text run on a page in a hand. It has learnt from transcribed pages, so it tells the
 * text from what others put on the page, too. Holds native memory until closed; several threads may ask it.
 */
public final class TextLineNet implements AutoCloseable {
    /** Places down and across by which the size of what is looked at grows: one size serves pages of about that size. */
    private static final int ROWS_STEP = 64;

    private static final int COLUMNS_STEP = 32;

    private final NetPass pass;
    private final int columnsPerPlace;

    /** Rows of the coarse page for each row of the answer. */
    public static final int ROWS_PER_PLACE = 2;

    /** @param weights of a net of the kind {@link LineArchitecture#PAGE} */
    public TextLineNet(NetWeights weights, NetEngine engine) {
        columnsPerPlace = weights.architecture().columnsPerFrame();
        pass = engine.pass(weights);
    }

    /**
     * How probable it is, place by place, that the middle of a line of text runs there.
     *
     * @param xHeight about the height of small letters, in pixels of the page image
     */
    public LineMap look(CleanPage page, double xHeight) {
        CoarsePage coarse = CoarsePage.of(page, xHeight);
        int columns = padded(coarse.columns(), COLUMNS_STEP);
        int rows = padded(coarse.rows(), ROWS_STEP);
        float[] pixels = new float[rows * columns];
        for (int row = 0; row < coarse.rows(); row++) {
            System.arraycopy(coarse.values(), row * coarse.columns(), pixels, row * columns, coarse.columns());
        }
        float[] seen = probabilities(pixels, rows, columns);
        return new LineMap(
                columns / columnsPerPlace,
                rows / ROWS_PER_PLACE,
                seen,
                columnsPerPlace * coarse.columnStep(),
                ROWS_PER_PLACE * coarse.rowStep());
    }

    /**
     * What the net says of a coarse page.
     *
     * @param pixels row by row, ink 1 and paper 0; rows and columns are multiples of 4
     */
    public float[] probabilities(float[] pixels, int rows, int columns) {
        float[] seen = pass.probabilities(pixels, rows, columns);
        for (float p : seen) {
            if (Float.isNaN(p)) {
                throw new IllegalStateException("the answer of the net that finds lines is no number");
            }
        }
        return seen;
    }

    private static int padded(int size, int step) {
        return (size + step - 1) / step * step;
    }

    /**
     * Spreads each 2×2 square of pixels over four channels, as the net takes them.
     *
     * @param pixels row by row; rows and columns are even
     * @param into receives 4 × rows / 2 × columns / 2 values from {@code offset} on
     */
    public static void unshuffle(float[] pixels, int rows, int columns, float[] into, int offset) {
        int half = columns / 2;
        int plane = rows / 2 * half;
        for (int row = 0; row < rows; row++) {
            int even = offset + (row & 1) * 2 * plane + (row >> 1) * half;
            for (int c = 0; c < columns; c++) {
                into[even + (c & 1) * plane + (c >> 1)] = pixels[row * columns + c];
            }
        }
    }

    @Override
    public void close() {
        pass.close();
    }
}
