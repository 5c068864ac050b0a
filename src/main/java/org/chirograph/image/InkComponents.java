package org.chirograph.image;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Connected pieces of ink (8 neighbours). Pieces are numbered from 1; 0 is the paper. Boxes are in the ink's own
 * frame.
 */
public final class InkComponents {
    private final int width;
    private final int[] labels;
    private final int[] stats;
    private final int count;

    private InkComponents(int width, int[] labels, int[] stats) {
        this.width = width;
        this.labels = labels;
        this.stats = stats;
        this.count = stats.length / STRIDE - 1;
    }

    /** Columns of OpenCV's statistics: left, top, width, height, area. */
    private static final int STRIDE = 5;

    public static InkComponents of(Ink ink) {
        try (Mats mats = new Mats()) {
            return of(mats, mats.of(ink.width(), ink.height(), ink.bits()));
        }
    }

    static InkComponents of(Mats mats, Mat binary) {
        Mat labels = mats.empty();
        Mat stats = mats.empty();
        Imgproc.connectedComponentsWithStats(binary, labels, stats, mats.empty(), 8, CvType.CV_32S);
        int[] labelled = new int[binary.rows() * binary.cols()];
        labels.get(0, 0, labelled);
        int[] numbers = new int[stats.rows() * STRIDE];
        stats.get(0, 0, numbers);
        return new InkComponents(binary.cols(), labelled, numbers);
    }

    /** The highest number a piece has. */
    public int count() {
        return count;
    }

    /** The number of the piece that each pixel belongs to, row by row; read only. */
    public int[] labels() {
        return labels;
    }

    public int left(int piece) {
        return stats[piece * STRIDE];
    }

    public int top(int piece) {
        return stats[piece * STRIDE + 1];
    }

    public int width(int piece) {
        return stats[piece * STRIDE + 2];
    }

    public int height(int piece) {
        return stats[piece * STRIDE + 3];
    }

    /** Pixels of ink. */
    public int area(int piece) {
        return stats[piece * STRIDE + 4];
    }

    public int right(int piece) {
        return left(piece) + width(piece);
    }

    public int bottom(int piece) {
        return top(piece) + height(piece);
    }

    /**
     * The page's type size in pixels: the height that halves the ink of all pieces no longer than they could be as
     * letters, each counting by its area or half the square of its height, whichever is less; 0 without ink.
     */
    public double typeSize() {
        double[] weight = new double[MAX_TYPE_PIXELS];
        double total = 0;
        for (int c = 1; c <= count; c++) {
            int h = height(c);
            if (h >= MIN_TYPE_PIXELS && h < MAX_TYPE_PIXELS && width(c) <= 6 * h && width(c) * 6 >= h) {
                double w = Math.min(area(c), h * h / 2.0);
                weight[h] += w;
                total += w;
            }
        }
        double seen = 0;
        for (int h = 0; h < MAX_TYPE_PIXELS; h++) {
            seen += weight[h];
            if (seen > 0 && seen >= total / 2) {
                return h;
            }
        }
        return 0;
    }

    /** Below this height a piece is a dot or a speck whatever the page. */
    private static final int MIN_TYPE_PIXELS = 4;

    /** At the working resolution no line of text is taller: 30 mm on an A4 sheet of 2,000 pixels. */
    private static final int MAX_TYPE_PIXELS = 200;

    /** The ink without the pieces that are not to be kept; {@code keep} is indexed by piece. */
    Mat only(Mats mats, boolean[] keep) {
        byte[] bits = new byte[labels.length];
        for (int i = 0; i < bits.length; i++) {
            if (labels[i] != 0 && keep[labels[i]]) {
                bits[i] = 1;
            }
        }
        return mats.of(width, labels.length / width, bits);
    }
}
