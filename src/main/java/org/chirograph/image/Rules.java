package org.chirograph.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Long thin strokes, level or upright. */
final class Rules {
    /** A rule may climb or fall by a pixel every so often, so ink is thickened by this many pixels while it is sought. */
    private static final int SLOPE_TOLERANCE = 3;

    /** Upright rules must be longer by this factor: l, f and brackets are tall. */
    private static final double UPRIGHT_FACTOR = 1.6;

    private Rules() {}

    static void remove(Canvas canvas, ImageOp.RemoveRules op) {
        Mats mats = canvas.mats;
        Mat ink = canvas.ink();
        double size = InkComponents.of(mats, ink).typeSize();
        if (size == 0) {
            return;
        }
        int length = (int) Math.ceil(op.length() * size);
        int thick = Math.max(2, (int) Math.ceil(op.thickness() * size) + 1);
        Mat level = rule(mats, ink, length, 1, 1, thick);
        Mat upright = rule(mats, ink, 1, (int) Math.ceil(length * UPRIGHT_FACTOR), thick, 1);
        ink.setTo(new Scalar(0), level);
        ink.setTo(new Scalar(0), upright);
    }

    /** Ink that outlasts an opening by the long shape (with some slope) but not one by the thick shape. */
    private static Mat rule(Mats mats, Mat ink, int width, int height, int acrossWidth, int acrossHeight) {
        Mat eased = mats.empty();
        Mat tolerance = mats.keep(
                Mat.ones(new Size(width > 1 ? 1 : SLOPE_TOLERANCE, height > 1 ? 1 : SLOPE_TOLERANCE), CvType.CV_8UC1));
        Imgproc.dilate(ink, eased, tolerance);
        Mat longPiece = mats.keep(Mat.ones(new Size(width, height), CvType.CV_8UC1));
        Mat found = mats.empty();
        Imgproc.morphologyEx(eased, found, Imgproc.MORPH_OPEN, longPiece);
        Mat thickPiece = mats.keep(Mat.ones(new Size(acrossWidth, acrossHeight), CvType.CV_8UC1));
        Mat crossing = mats.empty();
        Imgproc.morphologyEx(ink, crossing, Imgproc.MORPH_OPEN, thickPiece);
        Mat rule = mats.empty();
        Core.subtract(found, crossing, rule);
        return rule;
    }
}
