package org.chirograph.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Tells ink from paper. */
final class Binarization {
    /** Grey levels by which ink must also be darker than the mean around it: paper has a texture. */
    static final double LEAST_CONTRAST = 6;

    static final double LEAST_RANGE = 25;
    static final double GREATEST_RANGE = 128;

    /** Every so many deviations serve to find their 98th percentile. */
    private static final int SAMPLE_STEP = 7;

    private Binarization() {}

    /** Mean and mean square come from OpenCV's running sums, so the cost does not depend on the window. */
    static void sauvola(Canvas canvas, ImageOp.Sauvola op) {
        Mats mats = canvas.mats;
        int side = Math.max(3, Canvas.odd(op.windowMm() * canvas.pixelsPerMm));
        Size window = new Size(side, side);
        Point centre = new Point(-1, -1);
        Mat mean = mats.empty();
        Imgproc.boxFilter(canvas.grey, mean, CvType.CV_32F, window, centre, true, Core.BORDER_REPLICATE);
        Mat deviation = mats.empty();
        Imgproc.sqrBoxFilter(canvas.grey, deviation, CvType.CV_32F, window, centre, true, Core.BORDER_REPLICATE);
        Mat square = mats.empty();
        Core.multiply(mean, mean, square);
        Core.subtract(deviation, square, deviation);
        Core.max(deviation, new Scalar(0), deviation);
        Core.sqrt(deviation, deviation);
        double range = range(deviation);

        Mat threshold = square;
        // m (1 - k + k s / R)
        Core.multiply(mean, deviation, threshold, op.k() / range);
        Core.addWeighted(mean, 1 - op.k(), threshold, 1, 0, threshold);
        Core.subtract(mean, new Scalar(LEAST_CONTRAST), mean);
        Core.min(threshold, mean, threshold);
        Mat grey = deviation;
        canvas.grey.convertTo(grey, CvType.CV_32F);
        Mat ink = mats.empty();
        Core.compare(grey, threshold, ink, Core.CMP_LT);
        Core.min(ink, new Scalar(1), ink);
        canvas.ink = ink;
    }

    private static double range(Mat deviation) {
        float[] all = new float[(int) deviation.total()];
        deviation.get(0, 0, all);
        int[] histogram = new int[256];
        int seen = 0;
        for (int i = 0; i < all.length; i += SAMPLE_STEP, seen++) {
            histogram[Math.min(255, Math.round(all[i]))]++;
        }
        int level = 255;
        for (int above = histogram[255]; above < 0.02 * seen && level > 0; ) {
            above += histogram[--level];
        }
        return Math.clamp(level, LEAST_RANGE, GREATEST_RANGE);
    }
}
