package org.chirograph.layout;

import org.chirograph.image.CleanPage;
import org.chirograph.image.Ink;
import org.chirograph.image.InkComponents;
import org.chirograph.image.PageImage;

/** The connected pieces of a page's ink, how dark each is, and which of them may be writing. */
final class Pieces {
    final InkComponents boxes;

    /** Mean darkness of each piece, 0 to 255. */
    final float[] darkness;

    /** Type size of what is dark on this page, in pixels; 0 when nothing is. */
    final double typeSize;

    /** The same with each piece counting by its height rather than its ink, so that drawings and stamps weigh less. */
    final double smallTypeSize;

    private final Ink ink;

    Pieces(CleanPage page) {
        this(page.page(), page.ink());
    }

    Pieces(PageImage page, Ink ink) {
        this.ink = ink;
        boxes = InkComponents.of(ink);
        int[] labels = boxes.labels();
        byte[] grey = page.pixels().pixels();
        long[] sum = new long[boxes.count() + 1];
        for (int i = 0; i < labels.length; i++) {
            int piece = labels[i];
            if (piece != 0) {
                sum[piece] += 255 - (grey[i] & 0xff);
            }
        }
        darkness = new float[sum.length];
        for (int c = 1; c < sum.length; c++) {
            darkness[c] = (float) sum[c] / boxes.area(c);
        }
        typeSize = weighTypeSize(false);
        smallTypeSize = weighTypeSize(true);
    }

    /**
     * The height that halves the ink of the pieces that could be letters. Darkness counts by its square, or the texture
     * of the paper would win.
     */
    private double weighTypeSize(boolean linear) {
        double[] weight = new double[MAX_TYPE_PIXELS];
        double total = 0;
        for (int c = 1; c < darkness.length; c++) {
            int h = boxes.height(c);
            int w = boxes.width(c);
            if (h >= 3 && h < MAX_TYPE_PIXELS && w <= 8 * h && h <= 6 * w) {
                double ink = Math.min(boxes.area(c), h * h / 2.0) * darkness[c] * darkness[c];
                if (linear) {
                    ink /= h;
                }
                weight[h] += ink;
                total += ink;
            }
        }
        double seen = 0;
        for (int h = 0; h < MAX_TYPE_PIXELS; h++) {
            seen += weight[h];
            if (seen > 0 && seen >= total / 2) {
                double inside = weight[h] > 0 ? (seen - total / 2) / weight[h] : 0;
                return h + 1 - inside;
            }
        }
        return 0;
    }

    private static final int MAX_TYPE_PIXELS = 200;

    /** The darkness above which {@code share} of the ink of letter-like pieces lies. */
    float darknessQuantile(double xHeight, double share) {
        double[] weight = new double[256];
        double total = 0;
        for (int c = 1; c < darkness.length; c++) {
            int h = boxes.height(c);
            if (h >= 0.5 * xHeight && h <= 3 * xHeight) {
                double area = Math.min(boxes.area(c), xHeight * xHeight);
                weight[(int) darkness[c]] += area;
                total += area;
            }
        }
        int level = 255;
        for (double above = weight[255]; above < share * total && level > 0; ) {
            above += weight[--level];
        }
        return level;
    }

    /** Which pieces may be writing at this x-height: no specks, streaks, blots or faint texture. */
    boolean[] writing(double xHeight, boolean hand) {
        boolean[] keep = new boolean[darkness.length];
        double strong = darknessQuantile(xHeight, 0.3);
        double area = xHeight * xHeight;
        for (int c = 1; c < keep.length; c++) {
            int w = boxes.width(c);
            int h = boxes.height(c);
            boolean speck = boxes.area(c) < SPECK * area;
            boolean streak = h > 9 * xHeight && w < 2 * xHeight || h > 3.2 * xHeight && w < 0.5 * xHeight;
            boolean huge = h > 12 * xHeight && !hand;
            boolean faint = darkness[c] < FAINT * strong;
            boolean solid = boxes.area(c) > 0.6 * w * h && h > 2.2 * xHeight && w > 2.2 * xHeight;
            boolean bar = boxes.area(c) > 0.75 * w * h && h > 0.5 * xHeight && w > 3 * xHeight;
            keep[c] = !(speck || streak || huge || faint || solid || bar);
        }
        return keep;
    }

    private static final double SPECK = 0.025;
    private static final double FAINT = 0.35;

    /** The ink of some of the pieces. */
    Ink only(boolean[] keep) {
        int[] labels = boxes.labels();
        byte[] bits = new byte[labels.length];
        for (int i = 0; i < bits.length; i++) {
            if (labels[i] != 0 && keep[labels[i]]) {
                bits[i] = 1;
            }
        }
        return new Ink(ink.width(), ink.height(), bits, ink.toScan());
    }

    Ink ink() {
        return ink;
    }

    int width() {
        return ink.width();
    }

    int height() {
        return ink.height();
    }
}
