package org.chirograph.recognize;

import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.page.Line;
import org.chirograph.page.Point;

/** A line's outline in the frame of the page's ink: which line ink lies in, or near. */
final class LineOutline {
    /** What a distance along the line counts beside one across it: a word far to the right is still of this line. */
    private static final double ALONG = 0.2;

    /** x and y of the corners in turn. */
    private final double[] corners;

    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    LineOutline(Line line, Affine toInk) {
        List<Point> points = line.outline().points();
        corners = new double[2 * points.size()];
        double x0 = Double.MAX_VALUE;
        double x1 = -Double.MAX_VALUE;
        double y0 = Double.MAX_VALUE;
        double y1 = -Double.MAX_VALUE;
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            double x = toInk.x(p.x(), p.y());
            double y = toInk.y(p.x(), p.y());
            corners[2 * i] = x;
            corners[2 * i + 1] = y;
            x0 = Math.min(x0, x);
            x1 = Math.max(x1, x);
            y0 = Math.min(y0, y);
            y1 = Math.max(y1, y);
        }
        left = x0;
        right = x1;
        top = y0;
        bottom = y1;
    }

    /** Whether a ray to the left crosses the outline an odd number of times. */
    boolean holds(double x, double y) {
        if (y < top || y > bottom || x < left || x > right) {
            return false;
        }
        boolean in = false;
        for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
            if (corners[i + 1] > y != corners[j + 1] > y
                    && x
                            > corners[i]
                                    + (y - corners[i + 1])
                                            / (corners[j + 1] - corners[i + 1])
                                            * (corners[j] - corners[i])) {
                in = !in;
            }
        }
        return in;
    }

    /** How far a place lies from the middle of the outline above and below it: 0 on it, 1 at the edge or beyond. */
    double offMiddle(double x, double y) {
        double upper = Double.MAX_VALUE;
        double lower = -Double.MAX_VALUE;
        for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
            if (corners[i] > x != corners[j] > x) {
                double at = corners[i + 1]
                        + (x - corners[i]) / (corners[j] - corners[i]) * (corners[j + 1] - corners[i + 1]);
                upper = Math.min(upper, at);
                lower = Math.max(lower, at);
            }
        }
        return upper >= lower ? 1 : Math.min(1, Math.abs(2 * y - upper - lower) / (lower - upper));
    }

    /** Distance from the box around the outline, in heights of that box; what lies along the line is nearer. */
    double away(double x, double y) {
        double across = ALONG * Math.max(0, Math.max(left - x, x - right));
        return Math.hypot(across, Math.max(0, Math.max(top - y, y - bottom))) / (bottom - top);
    }
}
