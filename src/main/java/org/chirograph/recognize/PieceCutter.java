package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Box;

/**
 * Divides connected ink where letters may touch: at columns where few strokes are crossed, with more ink on both sides. That cuts many a letter in two as well; the pieces are joined again when the line is read.
 */
final class PieceCutter {
    /** A column with more ink than so many strokes is no joint between letters. */
    private static final double JOINT = 3;

    /** By so many strokes the ink must grow on both sides of a joint. */
    private static final double RISE = 0.4;

    /** Least width of a piece, in letter heights. */
    private static final double NARROWEST = 0.14;

    private final double stroke;
    private final double letter;
    private final int pageWidth;

    /**
     * @param stroke thickness of the pen, in pixels
     * @param letter typical height of a tall letter, in pixels
     */
    PieceCutter(double stroke, double letter, int pageWidth) {
        this.stroke = stroke;
        this.letter = letter;
        this.pageWidth = pageWidth;
    }

    List<InkPiece> cut(InkPiece whole) {
        List<Integer> cuts = cuts(whole);
        if (cuts.isEmpty()) {
            return List.of(whole);
        }
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            parts.add(new ArrayList<>());
        }
        for (int p : whole.pixels()) {
            int x = p % pageWidth;
            int part = 0;
            while (part < cuts.size() && x >= cuts.get(part)) {
                part++;
            }
            parts.get(part).add(p);
        }
        return parts.stream()
                .filter(part -> !part.isEmpty())
                .map(part -> new InkPiece(part.stream().mapToInt(i -> i).toArray(), pageWidth))
                .toList();
    }

    /** Page columns before which to cut, from left to right. */
    private List<Integer> cuts(InkPiece whole) {
        Box box = whole.box();
        int narrowest = Math.max(2, (int) Math.round(NARROWEST * letter));
        List<Integer> cuts = new ArrayList<>();
        if (box.width() < 3 * narrowest) {
            return cuts;
        }
        double[] ink = smoothed(profile(whole));
        int last = 0;
        for (int x = narrowest; x <= box.width() - narrowest; x++) {
            int end = x;
            while (end + 1 < box.width() && ink[end + 1] == ink[x]) {
                end++;
            }
            int middle = (x + end) / 2;
            if (ink[x] <= JOINT * stroke
                    && rises(ink, x, -1)
                    && rises(ink, end, 1)
                    && middle - last >= narrowest
                    && box.width() - middle >= narrowest) {
                cuts.add(box.x() + middle);
                last = middle;
            }
            x = end;
        }
        return cuts;
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

    private double[] profile(InkPiece whole) {
        double[] ink = new double[whole.box().width()];
        for (int p : whole.pixels()) {
            ink[p % pageWidth - whole.box().x()]++;
        }
        return ink;
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
