package org.chirograph.layout;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;

/** A polygon close around a line's ink. */
final class Outline {
    /** Length of a step along the outline, in x-heights. */
    private static final double STEP = 1;

    private Outline() {}

    /** @param baseline height at every column from {@link LineInk#from} */
    static Polygon of(LineInk line, double[] baseline, Affine toScan) {
        double xHeight = line.xHeight;
        int first = Math.max(0, line.left - line.from);
        int last = Math.min(baseline.length, line.right - line.from);
        int steps = Math.max(1, (int) Math.ceil((last - first) / (STEP * xHeight)));
        double[] top = new double[steps];
        double[] bottom = new double[steps];
        for (int s = 0; s < steps; s++) {
            int from = first + (int) ((long) (last - first) * s / steps);
            int to = Math.max(from + 1, first + (int) ((long) (last - first) * (s + 1) / steps));
            double mid = baseline[Math.min(baseline.length - 1, (from + to) / 2)];
            top[s] = mid - 0.8 * xHeight;
            bottom[s] = mid + 0.05 * xHeight;
            for (int i = from; i < Math.min(to, baseline.length); i++) {
                if (line.bottom[i] >= line.top[i]) {
                    top[s] = Math.min(top[s], line.top[i]);
                    bottom[s] = Math.max(bottom[s], line.bottom[i] + 1);
                }
            }
            top[s] = Math.max(top[s], mid - 2.6 * xHeight);
            bottom[s] = Math.min(bottom[s], mid + 1.5 * xHeight);
        }
        List<Point> points = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            corner(points, line.from + first + (last - first) * (double) s / steps, top[s], toScan);
            corner(points, line.from + first + (last - first) * (s + 1.0) / steps, top[s], toScan);
        }
        for (int s = steps - 1; s >= 0; s--) {
            corner(points, line.from + first + (last - first) * (s + 1.0) / steps, bottom[s], toScan);
            corner(points, line.from + first + (last - first) * (double) s / steps, bottom[s], toScan);
        }
        return new Polygon(points);
    }

    private static void corner(List<Point> points, double x, double y, Affine toScan) {
        Point p = new Point((int) Math.round(toScan.x(x, y)), (int) Math.round(toScan.y(x, y)));
        int n = points.size();
        if (n > 0 && points.get(n - 1).equals(p)) {
            return;
        }
        if (n > 1 && points.get(n - 1).y() == p.y() && points.get(n - 2).y() == p.y()) {
            points.set(n - 1, p);
            return;
        }
        points.add(p);
    }
}
