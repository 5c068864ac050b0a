package org.chirograph.image;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Punch holes show as filled round blots. */
final class Holes {
    /** A disc fills π/4 = 0.785 of its box; its rim is ragged. */
    private static final double LEAST_FILL = 0.65;

    private static final double MOST_OBLONG = 1.4;

    private Holes() {}

    static void remove(Canvas canvas, ImageOp.RemoveHoles op) {
        Mats mats = canvas.mats;
        InkComponents pieces = InkComponents.of(mats, canvas.ink());
        double least = op.minMm() * canvas.pixelsPerMm;
        double most = op.maxMm() * canvas.pixelsPerMm;
        boolean[] hole = new boolean[pieces.count() + 1];
        boolean any = false;
        for (int c = 1; c < hole.length; c++) {
            int w = pieces.width(c);
            int h = pieces.height(c);
            hole[c] = Math.min(w, h) >= least
                    && Math.max(w, h) <= most
                    && Math.max(w, h) <= MOST_OBLONG * Math.min(w, h)
                    && pieces.area(c) >= LEAST_FILL * w * h;
            any |= hole[c];
        }
        if (any) {
            Mat mask = mats.empty();
            Mat square = mats.keep(Mat.ones(new Size(5, 5), CvType.CV_8UC1));
            Imgproc.dilate(pieces.only(mats, hole), mask, square);
            canvas.erase(mask);
        }
    }
}
