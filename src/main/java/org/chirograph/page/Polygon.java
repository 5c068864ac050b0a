package org.chirograph.page;

import java.util.List;

/** A closed outline of at least three corners; the last is joined to the first. */
public record Polygon(List<Point> points) {
    public Polygon {
        points = List.copyOf(points);
        if (points.size() < 3) {
            throw new IllegalArgumentException("an outline has at least three corners, not " + points.size());
        }
    }

    public static Polygon of(Box box) {
        int right = box.right() - 1;
        int bottom = box.bottom() - 1;
        return new Polygon(List.of(
                new Point(box.x(), box.y()),
                new Point(right, box.y()),
                new Point(right, bottom),
                new Point(box.x(), bottom)));
    }

    /** The smallest box that holds every corner. */
    public Box box() {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Point p : points) {
            left = Math.min(left, p.x());
            top = Math.min(top, p.y());
            right = Math.max(right, p.x() + 1);
            bottom = Math.max(bottom, p.y() + 1);
        }
        return Box.between(left, top, right, bottom);
    }
}
