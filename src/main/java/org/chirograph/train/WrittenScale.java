package org.chirograph.train;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.GrayImage;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.PageImage;
import org.chirograph.layout.RowProfile;
import org.chirograph.page.Line;
import org.chirograph.page.Point;

/**
 * Size and place of the writing of a page relative to the transcriber's lines, measured where all of them are laid over
 * each other: one line alone may lack ascenders, or have little else.
 *
 * @param xHeight in scan pixels
 * @param below by how much letters stand below the transcriber's baselines, in scan pixels
 */
public record WrittenScale(double xHeight, double below) {
    /** Frame in which lines are laid over each other. */
    private static final LineGeometry FRAME = new LineGeometry(72, 16, 46);

    /** x-height as a share of the height of the transcriber's outlines, which go from ascender to descender. */
    private static final double SHARE_OF_OUTLINE = 0.33;

    private static final double BASELINE_SPREAD = 4;
    private static final double X_HEIGHT_SPREAD = 0.3;

    public static WrittenScale of(PageImage page, List<Line> lines) {
        List<Double> heights = new ArrayList<>();
        for (Line line : lines) {
            heights.add((double) line.outline().box().height());
        }
        if (heights.isEmpty()) {
            return new WrittenScale(FRAME.xHeight(), 0);
        }
        double guess = Math.max(2, SHARE_OF_OUTLINE * TranscribedPages.median(heights));
        double[] darkness = new double[FRAME.height()];
        for (Line line : lines) {
            List<Point> points = RealLine.growing(line.baseline().points());
            double[] xs = points.stream().mapToDouble(Point::x).toArray();
            double[] ys = points.stream().mapToDouble(Point::y).toArray();
            GrayImage strip = LineCutter.cut(page, xs, ys, guess, FRAME).pixels();
            for (int i = 0; i < strip.pixels().length; i++) {
                darkness[i / strip.width()] += 255 - (strip.pixels()[i] & 0xff);
            }
        }
        RowProfile band = RowProfile.of(
                darkness, new RowProfile.Usual(FRAME.baselineRow(), BASELINE_SPREAD, FRAME.xHeight(), X_HEIGHT_SPREAD));
        double scanPixelsPerRow = guess / FRAME.xHeight();
        return new WrittenScale(
                band.xHeight() * scanPixelsPerRow, (band.baseline() - FRAME.baselineRow()) * scanPixelsPerRow);
    }
}
