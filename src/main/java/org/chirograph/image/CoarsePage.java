package org.chirograph.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A page so small that its lines, not its letters, are what shows: {@value #ROWS_PER_X_HEIGHT} rows and
 * {@value #COLUMNS_PER_X_HEIGHT} columns an x-height. A value is the mean of how dark the page is there and what share
 * of it is ink, from 0 to 1: paper and rules count less than writing.
 *
 * @param values row by row; read only
 * @param columnStep pixels of the page image from one column to the next
 * @param rowStep likewise rows
 */
public record CoarsePage(int columns, int rows, float[] values, double columnStep, double rowStep) {
    public static final int ROWS_PER_X_HEIGHT = 6;
    public static final int COLUMNS_PER_X_HEIGHT = 3;

    /** More of a page is not looked at in detail: what is said to be smaller than this is no writing. */
    private static final int MOST_PLACES = 4_000_000;

    /** @param xHeight about the height of small letters, in pixels of the page image */
    public static CoarsePage of(CleanPage page, double xHeight) {
        double width = page.ink().width() * COLUMNS_PER_X_HEIGHT / xHeight;
        double height = page.ink().height() * ROWS_PER_X_HEIGHT / xHeight;
        double fits = Math.min(1, Math.sqrt(MOST_PLACES / (width * height)));
        int columns = (int) Math.max(1, Math.round(width * fits));
        int rows = (int) Math.max(1, Math.round(height * fits));
        try (Mats mats = new Mats()) {
            Mat mixed = mats.empty();
            Mat bits =
                    mats.of(page.ink().width(), page.ink().height(), page.ink().bits());
            Mat grey = mats.of(page.page().pixels());
            Core.addWeighted(bits, 0.5, grey, -0.5 / 255, 0.5, mixed, CvType.CV_32F);
            Mat small = mats.empty();
            Imgproc.resize(mixed, small, new Size(columns, rows), 0, 0, Imgproc.INTER_AREA);
            float[] values = new float[columns * rows];
            small.get(0, 0, values);
            return new CoarsePage(
                    columns,
                    rows,
                    values,
                    (double) page.ink().width() / columns,
                    (double) page.ink().height() / rows);
        }
    }
}
