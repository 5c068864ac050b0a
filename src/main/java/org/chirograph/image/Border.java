package org.chirograph.image;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Finds what lies outside the sheet by its tone. */
final class Border {
    /** A dark patch at the edge of the picture counts from this share of it. */
    private static final double EDGE_SHARE = 0.0015;

    /** A dark patch anywhere counts from this share of the picture. */
    private static final double PATCH_SHARE = 0.05;

    /** Tone is smeared by its own smoothing over about this many of its pixels. */
    private static final int SMEAR = 2;

    /** As in flatten-background, should that not have run before. */
    private static final double REACH_MM = 10.5;

    private Border() {}

    static void remove(Canvas canvas, ImageOp.RemoveBorder op) {
        Mats mats = canvas.mats;
        Mat tone = canvas.tone(REACH_MM);
        Mat dark = mats.empty();
        Core.compare(tone, new Scalar(op.darkness() * paperTone(Mats.bytes(tone))), dark, Core.CMP_LT);
        InkComponents patches = InkComponents.of(mats, dark);
        boolean[] outside = new boolean[patches.count() + 1];
        boolean any = false;
        double size = tone.total();
        for (int c = 1; c < outside.length; c++) {
            boolean atEdge = patches.left(c) == 0
                    || patches.top(c) == 0
                    || patches.right(c) == tone.cols()
                    || patches.bottom(c) == tone.rows();
            outside[c] = patches.area(c) > size * (atEdge ? EDGE_SHARE : PATCH_SHARE);
            any |= outside[c];
        }
        if (!any) {
            return;
        }
        Mat mask = mats.empty();
        int side = 2 * SMEAR + 1;
        Mat square = mats.keep(Mat.ones(new Size(side, side), CvType.CV_8UC1));
        Imgproc.dilate(patches.only(mats, outside), mask, square);
        canvas.erase(mask);
    }

    /** The median of what Otsu's threshold (N. Otsu, 1979) calls bright. */
    private static double paperTone(byte[] tones) {
        int[] histogram = new int[256];
        double sum = 0;
        for (byte t : tones) {
            histogram[t & 0xff]++;
            sum += t & 0xff;
        }
        int threshold = 0;
        double best = -1;
        double darkSum = 0;
        int darkCount = 0;
        for (int t = 0; t < 255; t++) {
            darkCount += histogram[t];
            darkSum += (double) t * histogram[t];
            int brightCount = tones.length - darkCount;
            if (darkCount > 0 && brightCount > 0) {
                double apart = darkSum / darkCount - (sum - darkSum) / brightCount;
                double between = (double) darkCount * brightCount * apart * apart;
                if (between > best) {
                    best = between;
                    threshold = t;
                }
            }
        }
        int bright = 0;
        for (int t = threshold + 1; t < 256; t++) {
            bright += histogram[t];
        }
        int median = 255;
        for (int seen = histogram[255]; seen * 2 < bright && median > 0; ) {
            seen += histogram[--median];
        }
        return median;
    }
}
