package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides connected ink where letters may touch: along the writing's slant or near it, where few strokes are crossed, with
 * more ink on both sides. That cuts many a letter in two as well; the pieces are joined again when the line is read.
 */
final class PieceCutter {
    /** A line with more ink than so many strokes is no joint between letters. */
    private static final double JOINT = 3;

    /** By so many strokes the ink must grow on both sides of a joint. */
    private static final double RISE = 0.4;

    /** Least width of a piece, in letter heights. */
    private static final double NARROWEST = 0.14;

    /** Directions of cuts, in columns a row to the right of the writing's slant; the upright one first. */
    private static final double[] LEANS = {0, -0.25, 0.25, -0.5, 0.5};

    /** A cut that leans by 1 must cross so many strokes less than an upright one. */
    private static final double LEANING = 1;

    private final double stroke;
    private final double letter;
    private final int pageWidth;
    private final double slant;

    /**
     * @param stroke thickness of the pen, in pixels
     * @param letter typical height of a tall letter, in pixels
     * @param slant of the writing, in columns a row: cuts run along it
     */
    PieceCutter(double stroke, double letter, int pageWidth, double slant) {
        this.stroke = stroke;
        this.letter = letter;
        this.pageWidth = pageWidth;
        this.slant = slant;
    }

    /**
     * A line through a piece.
     *
     * @param column in which it crosses the upright piece's middle
     * @param lean from the upright, in columns a row to the right
     * @param ink pixels of ink on it
     */
    private record Cut(int column, double lean, double ink) {}

    List<InkPiece> cut(InkPiece whole) {
        List<Cut> cuts = cuts(whole);
        if (cuts.isEmpty()) {
            return List.of(whole);
        }
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            parts.add(new ArrayList<>());
        }
        for (int p : whole.pixels()) {
            int part = 0;
            while (part < cuts.size() && column(whole, p, cuts.get(part).lean) >= cuts.get(part).column) {
                part++;
            }
            parts.get(part).add(p);
        }
        List<InkPiece> pieces = new ArrayList<>();
        double joint = 0;
        for (int i = 0; i < parts.size(); i++) {
            joint = i == 0 ? 0 : cuts.get(i - 1).ink;
            if (!parts.get(i).isEmpty()) {
                int[] pixels = parts.get(i).stream().mapToInt(p -> p).toArray();
                pieces.add(new InkPiece(pixels, pageWidth, slant, whole, joint));
            }
        }
        return pieces;
    }

    /** From left to right. */
    private List<Cut> cuts(InkPiece whole) {
        int narrowest = Math.max(2, (int) Math.round(NARROWEST * letter));
        List<Cut> cuts = new ArrayList<>();
        if (whole.width() < 3 * narrowest) {
            return cuts;
        }
        Cut[] lines = lines(whole);
        double[] ink = new double[lines.length];
        for (int x = 0; x < ink.length; x++) {
            ink[x] = lines[x].ink + LEANING * stroke * Math.abs(lines[x].lean);
        }
        int last = 0;
        for (int x = narrowest; x <= ink.length - narrowest; x++) {
            int end = x;
            while (end + 1 < ink.length && ink[end + 1] == ink[x]) {
                end++;
            }
            int middle = (x + end) / 2;
            if (ink[x] <= JOINT * stroke
                    && rises(ink, x, -1)
                    && rises(ink, end, 1)
                    && middle - last >= narrowest
                    && ink.length - middle >= narrowest) {
                cuts.add(lines[middle]);
                last = middle;
            }
            x = end;
        }
        return cuts;
    }

    /** For each column the line through it that crosses the least ink, upright ones preferred. */
    private Cut[] lines(InkPiece whole) {
        Cut[] best = new Cut[(int) Math.ceil(whole.width())];
        for (double lean : LEANS) {
            double[] ink = new double[best.length];
            for (int p : whole.pixels()) {
                int x = column(whole, p, lean);
                if (x >= 0 && x < ink.length) {
                    ink[x]++;
                }
            }
            ink = smoothed(ink);
            for (int x = 0; x < ink.length; x++) {
                double cost = ink[x] + LEANING * stroke * Math.abs(lean);
                if (best[x] == null || cost < best[x].ink + LEANING * stroke * Math.abs(best[x].lean)) {
                    best[x] = new Cut(x, lean, ink[x]);
                }
            }
        }
        return best;
    }

    private int column(InkPiece whole, int pixel, double lean) {
        double upright = InkPiece.column(pixel, pageWidth, slant) - whole.left();
        double middle = whole.box().y() + whole.box().height() / 2.0;
        return (int) Math.floor(upright + lean * (pixel / pageWidth - middle));
    }

    /** Whether from here on the ink grows by a rise before it shrinks below what it is here. */
    private boolean rises(double[] ink, int from, int step) {
        for (int x = from + step; x >= 0 && x < ink.length && ink[x] >= ink[from]; x += step) {
            if (ink[x] >= ink[from] + RISE * stroke) {
                return true;
            }
        }
        return false;
    }

    private double[] smoothed(double[] ink) {
        int reach = (int) Math.round(stroke / 4);
        double[] out = new double[ink.length];
        for (int x = 0; x < ink.length; x++) {
            int from = Math.max(0, x - reach);
            int to = Math.min(ink.length - 1, x + reach);
            double sum = 0;
            for (int i = from; i <= to; i++) {
                sum += ink[i];
            }
            out[x] = sum / (to - from + 1);
        }
        return out;
    }
}
