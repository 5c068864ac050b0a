package org.chirograph.layout;

import java.util.Arrays;

/**
 * The course of a line over some columns of the ridge map: for each the height of its middle in ink pixels. Columns
 * without a ridge between two stretches are bridged.
 */
record Track(int first, float[] y, float strength) {
    int last() {
        return first + y.length - 1;
    }

    int length() {
        return y.length;
    }

    /** Height at a column; beyond the ends it goes on level with the page's slope. */
    double at(int column, double slopePerColumn) {
        if (column < first) {
            return mean(0, Math.min(END, y.length), column, slopePerColumn);
        }
        if (column > last()) {
            return mean(Math.max(0, y.length - END), y.length, column, slopePerColumn);
        }
        return y[column - first];
    }

    /** Columns at an end over which its height is averaged before it is drawn out. */
    private static final int END = 6;

    private double mean(int from, int to, int column, double slopePerColumn) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += y[i] + slopePerColumn * (column - first - i);
        }
        return sum / (to - from);
    }

    /** The part between two columns, both included; they must lie on the track, or just beyond its ends. */
    Track slice(int from, int to) {
        int start = Math.clamp(from, first, last());
        int end = Math.clamp(to, start, last());
        return new Track(start, Arrays.copyOfRange(y, start - first, end - first + 1), strength);
    }

    /** This track, a bridge, and the next one to its right. */
    Track join(Track next) {
        float[] joined = Arrays.copyOf(y, next.last() - first + 1);
        float from = y[y.length - 1];
        int gap = next.first - last();
        for (int i = 1; i < gap; i++) {
            joined[y.length - 1 + i] = from + (next.y[0] - from) * i / gap;
        }
        System.arraycopy(next.y, 0, joined, next.first - first, next.y.length);
        return new Track(
                first, joined, (strength * y.length + next.strength * next.y.length) / (y.length + next.y.length));
    }
}
