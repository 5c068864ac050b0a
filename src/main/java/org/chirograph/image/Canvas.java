package org.chirograph.image;

import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A page while it is being cleaned: native pixels that belong to one {@link Mats} scope. */
final class Canvas {
    /** The paper's tone needs no more detail than this many working pixels apart. */
    private static final int TONE_STEP = 8;

    final Mats mats;
    Mat grey;
    Affine toScan = Affine.IDENTITY;
    double pixelsPerMm;

    @Nullable
    Mat ink;

    private @Nullable Mat tone;

    Canvas(Mats mats, Mat grey, double pixelsPerMm) {
        this.mats = mats;
        this.grey = grey;
        this.pixelsPerMm = pixelsPerMm;
    }

    Mat ink() {
        if (ink == null) {
            throw new IllegalStateException("there is no ink yet: this operation comes after sauvola");
        }
        return ink;
    }

    /** Grey reduced so that the longer side keeps at most this many pixels. */
    void scale(int longSide) {
        double factor = (double) longSide / Math.max(grey.cols(), grey.rows());
        if (factor >= 1) {
            return;
        }
        Mat small = mats.empty();
        int width = (int) Math.max(1, Math.round(grey.cols() * factor));
        int height = (int) Math.max(1, Math.round(grey.rows() * factor));
        Imgproc.resize(grey, small, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        toScan = Affine.scale((double) grey.cols() / width, (double) grey.rows() / height)
                .then(toScan);
        pixelsPerMm *= factor;
        grey = small;
        tone = null;
    }

    /**
     * The tone of what is written on, an eighth as large: the grey as first seen, with everything dark and narrower than
     * {@code reachMm} filled in.
     */
    Mat tone(double reachMm) {
        if (tone == null) {
            Mat small = mats.empty();
            Size size = new Size(
                    Math.max(1, Math.round(grey.cols() / (double) TONE_STEP)),
                    Math.max(1, Math.round(grey.rows() / (double) TONE_STEP)));
            Imgproc.resize(grey, small, size, 0, 0, Imgproc.INTER_AREA);
            int reach = odd(reachMm * pixelsPerMm / TONE_STEP);
            Mat round = mats.keep(Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(reach, reach)));
            Mat closed = mats.empty();
            Imgproc.morphologyEx(small, closed, Imgproc.MORPH_CLOSE, round);
            Mat calm = mats.empty();
            Imgproc.medianBlur(closed, calm, 7);
            Mat smooth = mats.empty();
            Imgproc.GaussianBlur(calm, smooth, new Size(0, 0), 3);
            tone = smooth;
        }
        return tone;
    }

    /** Where {@code mask} (of any size) is not zero, the page becomes paper. */
    void erase(Mat mask) {
        Mat large = mask;
        if (mask.cols() != grey.cols() || mask.rows() != grey.rows()) {
            large = mats.empty();
            Imgproc.resize(mask, large, grey.size(), 0, 0, Imgproc.INTER_NEAREST);
        }
        grey.setTo(new Scalar(255), large);
        if (ink != null) {
            ink.setTo(new Scalar(0), large);
        }
    }

    Mat zeros(int width, int height) {
        return mats.keep(Mat.zeros(height, width, CvType.CV_8UC1));
    }

    static int odd(double length) {
        return Math.max(1, 2 * (int) Math.floor(length / 2) + 1);
    }
}
