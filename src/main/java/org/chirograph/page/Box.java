package org.chirograph.page;

import java.util.Collection;

/**
 * An upright rectangle of scan pixels: the columns {@code x .. x + width - 1} and the rows {@code y .. y + height - 1}.
 * Never empty.
 */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a box holds at least one pixel, not " + width + "×" + height);
        }
    }

    /** The box with these corners; the right and bottom edges are exclusive. */
    public static Box between(int left, int top, int right, int bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    /** The smallest box that holds all of these; there must be at least one. */
    public static Box around(Collection<Box> boxes) {
        return boxes.stream().reduce(Box::union).orElseThrow();
    }

    /** The first column to the right of the box. */
    public int right() {
        return x + width;
    }

    /** The first row below the box. */
    public int bottom() {
        return y + height;
    }

    public long area() {
        return (long) width * height;
    }

    public Box union(Box other) {
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /** Pixels that both boxes hold. */
    public long overlap(Box other) {
        long across = Math.min(right(), other.right()) - Math.max(x, other.x);
        long down = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return across <= 0 || down <= 0 ? 0 : across * down;
    }

    /** Intersection over union, in [0, 1]. */
    public double iou(Box other) {
        long shared = overlap(other);
        return (double) shared / (area() + other.area() - shared);
    }
}
