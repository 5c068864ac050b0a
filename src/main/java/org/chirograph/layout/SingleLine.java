package org.chirograph.layout;

import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageOp;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;

/**
 * The layout of an image that shows one line and nothing else, as line-wise ground truth and cut-out snippets are kept.
 * There is nothing to search: only the baseline and the x-height are measured.
 */
public final class SingleLine {
    /** Images lower than this and wider than high hold a line: no page does, at any resolution that can be read. */
    private static final int TALLEST = 160;

    /** Where a line usually stands in its image, as shares of the height; typical of tight crops. */
    private static final double USUAL_BASELINE = 0.77;

    private static final double USUAL_X_HEIGHT = 0.42;
    private static final double BASELINE_SPREAD = 0.09;
    private static final double X_HEIGHT_SPREAD = 0.25;

    private SingleLine() {}

    /** How an image of one line is cleaned; at the resolution that {@link #dpi} gives it. */
    public static Preprocessor cleaning() {
        return new Preprocessor(List.of(new ImageOp.FlattenBackground(10.5), new ImageOp.Sauvola(7.5, 0.18)));
    }

    /** A resolution at which a line of this height is of usual size: a third of an inch with what is above and below. */
    public static double dpi(int height) {
        return 4.0 * height;
    }

    /** Whether an image of this size is taken for one line. */
    public static boolean isOne(int width, int height) {
        return height < TALLEST && width > height;
    }

    /** One region with one line, or none when the image is blank. */
    public static List<Region> find(CleanPage clean) {
        GrayImage page = clean.page().pixels();
        int height = page.height();
        int width = page.width();
        double[] darkness = new double[height];
        int left = width;
        int right = -1;
        byte[] ink = clean.ink().bits();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                darkness[y] += 255 - (page.pixels()[y * width + x] & 0xff);
                if (ink[y * width + x] != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        if (right <= left) {
            return List.of();
        }
        RowProfile band = RowProfile.of(
                darkness,
                new RowProfile.Usual(
                        USUAL_BASELINE * height, BASELINE_SPREAD * height, USUAL_X_HEIGHT * height, X_HEIGHT_SPREAD));
        Affine toScan = clean.page().toScan();
        List<Point> baseline = List.of(point(toScan, left, band.baseline()), point(toScan, right + 1, band.baseline()));
        Point from = point(toScan, left, 0);
        Point to = point(toScan, right + 1, height);
        Polygon outline = Polygon.of(Box.between(from.x(), from.y(), to.x(), to.y()));
        double scale = Math.hypot(toScan.b(), toScan.e());
        Line line = new Line("l1", outline, new Baseline(baseline), band.xHeight() * scale, List.of());
        return List.of(new Region.Text("r1", outline, Region.Kind.PARAGRAPH, List.of(line)));
    }

    private static Point point(Affine toScan, double x, double y) {
        return new Point((int) Math.round(toScan.x(x, y)), (int) Math.round(toScan.y(x, y)));
    }
}
