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

    /** Tone is smeared by its own smoothing over about this many of its pixels. */
    private static final int SMEAR = 2;

    /** As in flatten-background, should that not have run before. */
    private static final double REACH_MM = 10.5;

    private Border() {}

    static void remove(Canvas canvas, ImageOp.RemoveBorder op) {
        Mats mats = canvas.mats;
        Mat tone = canvas.tone(REACH_MM);
        Mat dark = mats.empty();
        Core.compare(tone, new Scalar(op.darkness() * paperTone(tone)), dark, Core.CMP_LT);
        InkComponents patches = InkComponents.of(mats, dark);
        boolean[] outside = new boolean[patches.count() + 1];
        boolean any = false;
        double size = tone.total();
        for (int c = 1; c < outside.length; c++) {
            boolean atEdge = patches.left(c) == 0
                    || patches.top(c) == 0
                    || patches.right(c) == tone.cols()
                    || patches.bottom(c) == tone.rows();
            outside[c] = atEdge && patches.area(c) > size * EDGE_SHARE;
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

    /** The median tone of the middle of the picture: a sheet lies there, whatever lies around it. */
    private static double paperTone(Mat tone) {
        int[] histogram = new int[256];
        byte[] tones = Mats.bytes(tone);
        int width = tone.cols();
        int height = tone.rows();
        int count = 0;
        for (int y = height / 5; y < height - height / 5; y++) {
            for (int x = width / 5; x < width - width / 5; x++, count++) {
                histogram[tones[y * width + x] & 0xff]++;
            }
        }
        int median = 255;
        for (int seen = histogram[255]; seen * 2 < count && median > 0; ) {
            seen += histogram[--median];
        }
        return median;
    }
}
