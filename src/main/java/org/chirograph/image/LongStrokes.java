package org.chirograph.image;

import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Smooth strokes far longer than any letter's: a line that a pen drew around a text, paraphs, folds, rules, the black
 * at the edge of a scan. They run through letters and tie whole pages into one piece of ink.
 *
 * <p>A stroke is followed through a stack of openings, each by a straight run in another direction: it goes on in the
 * same direction or the next, so that what crosses it at an angle is not taken along.
 */
public final class LongStrokes {
    /** Directions over half a turn: neighbours differ by 7.5°. */
    private static final int DIRECTIONS = 24;

    /** The ink is reduced until a run has about this many pixels. */
    private static final double RUN_PIXELS = 22;

    private static final int[] AROUND_X = {-1, 0, 1, -1, 1, -1, 0, 1};
    private static final int[] AROUND_Y = {-1, -1, -1, 0, 0, 1, 1, 1};

    /** A step from pixel to pixel keeps within this angle of the stroke's direction, so that it never changes lanes. */
    private static final double LEAST_COSINE = 0.78;

    /** Whether a step to each of the neighbours goes along a direction. */
    private static final boolean[][] AHEAD = new boolean[DIRECTIONS][8];

    static {
        for (int d = 0; d < DIRECTIONS; d++) {
            double angle = Math.PI * d / DIRECTIONS;
            for (int n = 0; n < 8; n++) {
                double along = AROUND_X[n] * Math.cos(angle) + AROUND_Y[n] * Math.sin(angle);
                AHEAD[d][n] = Math.abs(along) / Math.hypot(AROUND_X[n], AROUND_Y[n]) > LEAST_COSINE;
            }
        }
    }

    private LongStrokes() {}

    /**
     * The ink without its long strokes.
     *
     * @param run pixels that a long stroke goes nearly straight, everywhere
     * @param length pixels that it spans altogether, at least
     */
    public static Ink without(Ink ink, double run, double length) {
        int step = (int) Math.max(1, Math.round(run / RUN_PIXELS));
        int width = (ink.width() + step - 1) / step;
        int height = (ink.height() + step - 1) / step;
        byte[] small = reduce(ink, step, width, height);
        byte[] stack = openings(small, width, height, (int) Math.max(3, Math.round(run / step)));
        int reach = (int) Math.round(BESIDE * run / step);
        boolean[] found = follow(stack, small, width, height, length / step, reach);
        byte[] bits = ink.bits().clone();
        for (int y = 0, i = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++, i++) {
                if (bits[i] != 0 && near(found, width, height, x / step, y / step)) {
                    bits[i] = 0;
                }
            }
        }
        return new Ink(ink.width(), ink.height(), bits, ink.toScan());
    }

    private static byte[] reduce(Ink ink, int step, int width, int height) {
        byte[] small = new byte[width * height];
        byte[] bits = ink.bits();
        int least = step;
        for (int y = 0, i = 0; y < ink.height(); y++) {
            int row = y / step * width;
            for (int x = 0; x < ink.width(); x++, i++) {
                small[row + x / step] += bits[i];
            }
        }
        for (int i = 0; i < small.length; i++) {
            small[i] = (byte) (small[i] >= least ? 1 : 0);
        }
        return small;
    }

    private static byte[] openings(byte[] small, int width, int height, int run) {
        byte[] stack = new byte[DIRECTIONS * width * height];
        try (Mats mats = new Mats()) {
            Mat ink = mats.of(width, height, small);
            Mat open = mats.empty();
            byte[] opened = new byte[width * height];
            for (int d = 0; d < DIRECTIONS; d++) {
                double angle = Math.PI * d / DIRECTIONS;
                int half = run / 2;
                int dx = (int) Math.round(half * Math.cos(angle));
                int dy = (int) Math.round(half * Math.sin(angle));
                Mat line = mats.keep(Mat.zeros(new Size(2 * Math.abs(dx) + 1, 2 * dy + 1), CvType.CV_8UC1));
                Point start = new Point(Math.abs(dx) - dx, 0);
                Imgproc.line(line, start, new Point(Math.abs(dx) + dx, 2 * dy), new Scalar(1));
                Imgproc.morphologyEx(ink, open, Imgproc.MORPH_OPEN, line);
                open.get(0, 0, opened);
                System.arraycopy(opened, 0, stack, d * opened.length, opened.length);
            }
        }
        return stack;
    }

    /** The places of all strokes in the stack that span at least this length; empties the stack. */
    private static boolean[] follow(byte[] stack, byte[] small, int width, int height, double length, int reach) {
        int[] own = new int[width * height];
        int plane = width * height;
        boolean[] found = new boolean[plane];
        int[] queue = new int[1024];
        for (int seed = 0; seed < stack.length; seed++) {
            if (stack[seed] == 0) {
                continue;
            }
            int size = 0;
            queue[size++] = seed;
            stack[seed] = 0;
            int left = width;
            int right = 0;
            int top = height;
            int bottom = 0;
            for (int head = 0; head < size; head++) {
                int at = queue[head];
                int d = at / plane;
                int y = at % plane / width;
                int x = at % width;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
                for (int turn = -1; turn <= 1; turn++) {
                    int layer = (d + turn + DIRECTIONS) % DIRECTIONS;
                    for (int n = 0; n < 8; n++) {
                        int u = x + AROUND_X[n];
                        int v = y + AROUND_Y[n];
                        if (AHEAD[d][n] && u >= 0 && u < width && v >= 0 && v < height) {
                            int next = layer * plane + v * width + u;
                            if (stack[next] != 0) {
                                stack[next] = 0;
                                if (size == queue.length) {
                                    queue = Arrays.copyOf(queue, 2 * size);
                                }
                                queue[size++] = next;
                            }
                        }
                    }
                }
            }
            if (Math.hypot(right - left, bottom - top) >= length
                    && isFree(queue, size, small, own, width, height, reach)) {
                for (int i = 0; i < size; i++) {
                    found[queue[i] % plane] = true;
                }
            }
        }
        return found;
    }

    /** How far beside a stroke other ink is looked for, as a share of the run. */
    private static final double BESIDE = 0.2;

    /** So many places of a stroke tell how crowded it is. */
    private static final int SAMPLES = 3000;

    /** Share of ink in the space beside a stroke; beside the strokes of a word it is a quarter and more. */
    private static final double CROWDED = 0.15;

    /** Whether little other ink lies beside the stroke: the long strokes within a word have letters on both sides. */
    private static boolean isFree(int[] places, int size, byte[] small, int[] own, int width, int height, int reach) {
        int plane = width * height;
        int mark = places[0] + 1;
        for (int i = 0; i < size; i++) {
            int p = places[i] % plane;
            for (int v = -1; v <= 1; v++) {
                for (int u = -1; u <= 1; u++) {
                    int q = p + v * width + u;
                    if (q >= 0 && q < plane) {
                        own[q] = mark;
                    }
                }
            }
        }
        long beside = 0;
        long space = 0;
        int every = 1 + size / SAMPLES;
        for (int i = 0; i < size; i += every) {
            int y = places[i] % plane / width;
            int x = places[i] % width;
            for (int v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
                for (int u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
                    int at = v * width + u;
                    if (own[at] != mark) {
                        space++;
                        beside += small[at];
                    }
                }
            }
        }
        return beside < CROWDED * space;
    }

    private static boolean near(boolean[] found, int width, int height, int x, int y) {
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                if (found[v * width + u]) {
                    return true;
                }
            }
        }
        return false;
    }
}
