package org.chirograph.eval;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;

/** The area that a simple outline and a box share, by clipping at each edge (Sutherland and Hodgman 1974). */
final class ClippedArea {
    private record Corner(double x, double y) {}

    private ClippedArea() {}

    /** In square pixels, with the outline's corners as continuous coordinates and the box from edge to edge. */
    static double of(Polygon outline, Box box) {
        List<Corner> corners = new ArrayList<>(outline.points().size());
        for (Point p : outline.points()) {
            corners.add(new Corner(p.x(), p.y()));
        }
        corners = clip(corners, true, box.x(), 1);
        corners = clip(corners, true, box.right(), -1);
        corners = clip(corners, false, box.y(), 1);
        corners = clip(corners, false, box.bottom(), -1);
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Corner p = corners.get(i);
            Corner q = corners.get((i + 1) % corners.size());
            twice += p.x * q.y - q.x * p.y;
        }
        return Math.abs(twice) / 2;
    }

    /** What lies at or beyond {@code edge} in the direction of {@code sign}, along x or along y. */
    private static List<Corner> clip(List<Corner> corners, boolean alongX, double edge, int sign) {
        List<Corner> kept = new ArrayList<>(corners.size() + 4);
        for (int i = 0; i < corners.size(); i++) {
            Corner p = corners.get(i);
            Corner q = corners.get((i + corners.size() - 1) % corners.size());
            double inP = sign * ((alongX ? p.x : p.y) - edge);
            double inQ = sign * ((alongX ? q.x : q.y) - edge);
            if (inP >= 0 != inQ >= 0) {
                double t = inP / (inP - inQ);
                kept.add(new Corner(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)));
            }
            if (inP >= 0) {
                kept.add(p);
            }
        }
        return kept;
    }
}
