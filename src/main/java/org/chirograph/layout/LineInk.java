package org.chirograph.layout;

import java.util.Arrays;
import org.chirograph.image.RidgeMap;

/**
 * The ink of one line: where it begins and ends, how high and low it reaches, and how it is spread across the line, in
 * windows along it.
 */
final class LineInk {
    /** Rows of the profile to an x-height. */
    static final int BINS = 8;

    /** The profile reaches this many x-heights above and below the ridge. */
    static final double REACH = 2.5;

    /** Length of a window along the line, in x-heights: four or five letters of type. */
    static final double WINDOW = 6;

    static final int PROFILE = (int) (2 * REACH * BINS) + 1;

    final Track track;

    /** First column of ink pixels that {@link #ridge} speaks of. */
    final int from;

    /** Height of the ridge at each column of ink pixels. */
    final float[] ridge;

    final double xHeight;

    /** The page's slope: rows that lines fall by for each column. */
    final double slope;

    final float[][] windows;

    /** Highest and lowest ink at each column of ink pixels; {@code top > bottom} where there is none. */
    final short[] top;

    final short[] bottom;

    int pieces;
    int letters;

    /** Letters as high as small letters at least: no quotation marks, no hyphens. */
    int standing;

    double area;
    double letterArea;
    double letterHeights;
    double sharedArea;
    double darkness;
    int left = Integer.MAX_VALUE;
    int right = -1;

    LineInk(Track track, RidgeMap map, double xHeight, int pageWidth) {
        this.track = track;
        this.xHeight = xHeight;
        double step = map.columnStep();
        from = Math.clamp((long) (map.inkX(track.first()) - 4 * xHeight), 0, pageWidth - 1);
        int to = Math.clamp((long) (map.inkX(track.last()) + 4 * xHeight), from + 1, pageWidth);
        ridge = new float[to - from];
        double fall = Joiner.slopePerColumn(map);
        slope = fall / step;
        for (int i = 0; i < ridge.length; i++) {
            double column = (from + i + 0.5) / step - 0.5;
            int c = (int) Math.floor(column);
            double part = column - c;
            ridge[i] = (float) ((1 - part) * track.at(c, fall) + part * track.at(c + 1, fall));
        }
        windows = new float[(int) (ridge.length / (WINDOW * xHeight)) + 1][PROFILE];
        top = new short[ridge.length];
        bottom = new short[ridge.length];
        Arrays.fill(top, Short.MAX_VALUE);
        Arrays.fill(bottom, (short) -1);
    }

    /** Ink of a piece that other lines share: as {@link #addPixel}, and what lies near the ridge sets the line's ends. */
    void addSharedPixel(int x, int y, double dark) {
        int i = x - from;
        if (i >= 0 && i < ridge.length && Math.abs(y - ridge[i]) < xHeight) {
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            sharedArea++;
            darkness += dark;
        }
        addPixel(x, y);
    }

    void addPixel(int x, int y) {
        int i = x - from;
        if (i < 0 || i >= ridge.length) {
            return;
        }
        if (y < top[i]) {
            top[i] = (short) y;
        }
        if (y > bottom[i]) {
            bottom[i] = (short) y;
        }
        double bin = (y + 0.5 - ridge[i]) / xHeight * BINS + REACH * BINS;
        int b = (int) bin;
        if (bin >= 0 && b + 1 < PROFILE) {
            float part = (float) (bin - b);
            float[] window = windows[(int) (i / (WINDOW * xHeight))];
            window[b] += 1 - part;
            window[b + 1] += part;
        }
    }

    void addPiece(Pieces page, int piece) {
        var boxes = page.boxes;
        int size = boxes.area(piece);
        pieces++;
        area += size;
        darkness += (double) size * page.darkness[piece];
        int h = boxes.height(piece);
        int w = boxes.width(piece);
        if (h >= 0.55 * xHeight && h <= 2.6 * xHeight && w >= 0.25 * xHeight) {
            letters++;
            standing += h >= STANDING * xHeight ? 1 : 0;
            letterArea += size;
            letterHeights += (double) size * h;
        }
        if (size >= 0.04 * xHeight * xHeight) {
            left = Math.min(left, boxes.left(piece));
            right = Math.max(right, boxes.right(piece));
        }
    }

    /** How high the ink reaches at a column of ink pixels, from its lowest; 0 where there is none. */
    int inkHeight(int x) {
        int i = x - from;
        return i < 0 || i >= top.length ? 0 : Math.max(0, bottom[i] - top[i] + 1);
    }

    /** Keeps of the line what lies from {@code left} to before {@code right}, in columns of ink pixels. */
    void keep(int left, int right) {
        for (int i = 0; i < top.length; i++) {
            if (from + i < left || from + i >= right) {
                top[i] = Short.MAX_VALUE;
                bottom[i] = -1;
            }
        }
        this.left = left;
        this.right = right;
    }

    /** Whether it has ink, over so many columns at least. */
    boolean isInked(double leastColumns) {
        return right > left && letters + sharedArea > 0 && inkedColumns() >= leastColumns;
    }

    /** Height of the ridge at a column of ink pixels; beyond its ends that of the end. */
    double ridgeAt(int x) {
        return ridge[Math.clamp((long) x - from, 0, ridge.length - 1)];
    }

    /** Columns that hold ink of this line. */
    int inkedColumns() {
        int count = 0;
        for (int i = 0; i < top.length; i++) {
            count += bottom[i] >= top[i] ? 1 : 0;
        }
        return count;
    }

    /** Mean darkness of its ink, 0 to 255. */
    double meanDarkness() {
        return darkness / (area + sharedArea);
    }

    /** Mean height of its letters, weighed by their ink; 0 without letters. */
    double letterHeight() {
        return letterArea == 0 ? 0 : letterHeights / letterArea;
    }

    /** Share of its own ink that lies in letters; 1 when all its ink is shared with other lines. */
    double letterShare() {
        return area == 0 ? 1 : letterArea / area;
    }

    /** A row of dashes or dots: many small pieces that end on one level. */
    boolean isDashes() {
        double mean = area / Math.max(1, pieces) / (xHeight * xHeight);
        return letters * 6 < pieces
                && pieces >= 3
                && pieces * 4 * xHeight > right - left
                && mean > LEAST_DASH
                && mean < GREATEST_DASH
                && Baselines.sharpness(profile()) > FALL_OF_DASHES;
    }

    /** Ink of a dash, in squares of the x-height. */
    private static final double LEAST_DASH = 0.05;

    private static final double GREATEST_DASH = 0.45;
    private static final double FALL_OF_DASHES = 0.45;

    private static final double STANDING = 0.85;

    float[] profile() {
        float[] sum = new float[PROFILE];
        for (float[] window : windows) {
            for (int b = 0; b < PROFILE; b++) {
                sum[b] += window[b];
            }
        }
        return sum;
    }
}
