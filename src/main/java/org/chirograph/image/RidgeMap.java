package org.chirograph.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How much each place of a page looks like the middle of a line of writing: the negative second derivative, across the
 * line, of ink smoothed with a Gaussian that is long along the line and narrow across it. Scaled so that a solid level
 * bar one x-height tall gives about 1 at its middle; type gives 0.1 to 0.3.
 *
 * <p>The map is a coarse grid: {@value #COLUMNS_PER_X_HEIGHT} columns and {@value #ROWS_PER_X_HEIGHT} rows an x-height,
 * sheared so that lines which climb with the page's skew lie level in it.
 */
public final class RidgeMap {
    public static final int COLUMNS_PER_X_HEIGHT = 2;
    public static final int ROWS_PER_X_HEIGHT = 6;

    private final int columns;
    private final int rows;
    private final float[] values;
    private final double columnStep;
    private final double rowStep;
    private final double slope;
    private final double shift;

    /** An empty grid over a page. */
    private RidgeMap(Ink ink, double xHeight, double slope) {
        int levelRows = levelRows(ink, xHeight);
        this.columns = (int) Math.max(1, Math.round(ink.width() * COLUMNS_PER_X_HEIGHT / xHeight));
        this.columnStep = (double) ink.width() / columns;
        this.rowStep = (double) ink.height() / levelRows;
        this.slope = slope;
        this.rows = levelRows + (int) Math.ceil(Math.abs(fall() * columns));
        this.shift = Math.max(0, fall() * columns) * rowStep;
        this.values = new float[columns * rows];
    }

    /** Rows of a grid that is not sheared. */
    private static int levelRows(Ink ink, double xHeight) {
        return (int) Math.max(1, Math.round(ink.height() * ROWS_PER_X_HEIGHT / xHeight));
    }

    /** Rows of the grid that lines fall by for each of its columns. */
    private double fall() {
        return slope * columnStep / rowStep;
    }

    /**
     * @param xHeight in pixels of the ink
     * @param slope of the lines: rows that they fall by for each column
     * @param across deviation of the Gaussian across the line, in x-heights
     * @param along likewise along the line
     */
    public static RidgeMap of(Ink ink, double xHeight, double slope, double across, double along) {
        try (Mats mats = new Mats()) {
            Mat full = mats.of(ink.width(), ink.height(), ink.bits());
            Mat bright = mats.empty();
            Core.multiply(full, new Scalar(255), bright);
            RidgeMap map = new RidgeMap(ink, xHeight, slope);
            int levelRows = levelRows(ink, xHeight);
            Mat density = mats.empty();
            Imgproc.resize(bright, density, new Size(map.columns, levelRows), 0, 0, Imgproc.INTER_AREA);
            Mat level = density;
            if (map.rows > levelRows) {
                level = mats.empty();
                Mat shear = mats.keep(new Mat(2, 3, CvType.CV_64F));
                double fall = map.fall();
                shear.put(0, 0, 1, 0, 0, -fall, 1, Math.max(0, fall * map.columns));
                Imgproc.warpAffine(density, level, shear, new Size(map.columns, map.rows), Imgproc.INTER_LINEAR);
            }
            Mat response = mats.empty();
            Mat acrossKernel = floats(mats, ridgeKernel(across * ROWS_PER_X_HEIGHT));
            Mat alongKernel = floats(mats, gaussKernel(along * COLUMNS_PER_X_HEIGHT));
            Imgproc.sepFilter2D(
                    level,
                    response,
                    CvType.CV_32F,
                    alongKernel,
                    acrossKernel,
                    new Point(-1, -1),
                    0,
                    Core.BORDER_CONSTANT);
            response.get(0, 0, map.values);
            return map;
        }
    }

    /**
     * What a net saw of the page's lines, on the grid on which ridges are followed.
     *
     * @param ink of the page
     * @param xHeight in pixels of the ink
     * @param slope of the lines: rows that they fall by for each column
     */
    public static RidgeMap of(LineMap seen, Ink ink, double xHeight, double slope) {
        RidgeMap map = new RidgeMap(ink, xHeight, slope);
        for (int r = 0, i = 0; r < map.rows; r++) {
            for (int c = 0; c < map.columns; c++, i++) {
                map.values[i] = seen.at(map.inkX(c), map.inkY(c, r));
            }
        }
        return map;
    }

    private static Mat floats(Mats mats, float[] kernel) {
        Mat mat = mats.keep(new Mat(kernel.length, 1, CvType.CV_32F));
        mat.put(0, 0, kernel);
        return mat;
    }

    private static float[] gaussKernel(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + reach];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) sum;
        }
        return kernel;
    }

    /** The negative second derivative of a Gaussian: sums to nothing, and to 1 / 255 over a bar one x-height tall. */
    private static float[] ridgeKernel(double sigma) {
        int reach = (int) Math.ceil(3.5 * sigma);
        float[] kernel = new float[2 * reach + 1];
        double bar = 0;
        for (int i = -reach; i <= reach; i++) {
            double t = i * i / (sigma * sigma);
            kernel[i + reach] = (float) ((1 - t) * Math.exp(-t / 2));
            if (Math.abs(i) <= ROWS_PER_X_HEIGHT / 2) {
                bar += Math.abs(i) == ROWS_PER_X_HEIGHT / 2 ? kernel[i + reach] / 2 : kernel[i + reach];
            }
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) (255 * bar);
        }
        return kernel;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Row by row; read only. */
    public float[] values() {
        return values;
    }

    /** Ink pixels from one column to the next. */
    public double columnStep() {
        return columnStep;
    }

    /** Ink pixels from one row to the next. */
    public double rowStep() {
        return rowStep;
    }

    /** The ink's x at the middle of a column. */
    public double inkX(int column) {
        return (column + 0.5) * columnStep;
    }

    /** The ink's y at a row (whole numbers are the middles of rows), in this column. */
    public double inkY(int column, double row) {
        return (row + 0.5) * rowStep - shift + slope * inkX(column);
    }
}
