package org.chirograph.review;

import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;

/** Areas of outlines and what two of them share, counted row by row by the even-odd rule. */
final class SharedArea {
    private SharedArea() {}

    /** In square pixels; an outline of a box has the box's area. */
    static double of(Polygon outline) {
        return of(outline, outline);
    }

    /** In square pixels. */
    static double of(Polygon a, Polygon b) {
        Box boxA = a.box();
        Box boxB = b.box();
        if (boxA.overlap(boxB) == 0) {
            return 0;
        }
        double area = 0;
        int last = Math.min(boxA.bottom(), boxB.bottom());
        for (int y = Math.max(boxA.y(), boxB.y()); y < last; y++) {
            area += shared(crossings(a, y, boxA), crossings(b, y, boxB));
        }
        return area;
    }

    /** Where a row enters and leaves an outline, in pairs. The corners are pixels, which belong to it as a whole. */
    private static double[] crossings(Polygon outline, int y, Box box) {
        List<Point> points = outline.points();
        double[] xs = new double[points.size()];
        int count = 0;
        // Just inside of the last row, which no edge crosses.
        double row = y == box.bottom() - 1 ? y - 0.25 : y + 0.25;
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            Point q = points.get((i + 1) % points.size());
            if (p.y() <= row != q.y() <= row) {
                xs[count++] = p.x() + (row - p.y()) * (q.x() - p.x()) / (q.y() - p.y());
            }
        }
        Arrays.sort(xs, 0, count);
        return Arrays.copyOf(xs, count);
    }

    private static double shared(double[] a, double[] b) {
        double length = 0;
        for (int i = 0; i + 1 < a.length; i += 2) {
            for (int k = 0; k + 1 < b.length; k += 2) {
                length += Math.max(0, Math.min(a[i + 1], b[k + 1]) + 1 - Math.max(a[i], b[k]));
            }
        }
        return length;
    }
}
