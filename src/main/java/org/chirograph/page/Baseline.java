package org.chirograph.page;

import java.util.List;

/** The polyline on which letters without descenders stand: at least two points, from the line's start to its end. */
public record Baseline(List<Point> points) {
    public Baseline {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a baseline has at least two points, not " + points.size());
        }
    }
}
