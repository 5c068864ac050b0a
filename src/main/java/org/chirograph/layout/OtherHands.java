package org.chirograph.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.image.Ink;

/**
 * Tells which lines of a page in a hand others put there: stamps, notes of a registry, file numbers. Below the middle of
 * the text they are printed or written with another pen, above it they are paler or darker. The weights are those of a
 * logistic model over five signs, fitted on the training pages of wills-fr and letters-en; docs/decisions/0010 says what
 * they take and miss on documents that the fit left out.
 */
final class OtherHands {
    /** Letters an x-height of inked length above what is usual on the page, below the middle: print. */
    private static final double LETTERS_WEIGHT = 0.82;

    private static final double MOST_LETTERS = 0.6;

    /** The pen's width against the usual one, as logarithms across and down, below the middle. */
    private static final double PEN_WEIGHT = 1.05;

    private static final double MOST_PEN = 0.6;

    /** Distance below the middle of the text, in heights of the page. */
    private static final double FAR_WEIGHT = 0.72;

    private static final double FARTHEST = 0.6;

    /** How near the page's top, from 0 at {@link #TOP} of its height to 1 at the edge. */
    private static final double TOP_WEIGHT = 0.64;

    private static final double TOP = 0.15;

    /** Difference of darkness from the usual one, as a share of that, above the middle: letterheads, too, differ in pen. */
    private static final double DARKNESS_WEIGHT = 2.7;

    private static final double MOST_DARKNESS = 0.3;

    /** Where the signs add up to this, the fit expects nine of ten lines to be by others. */
    private static final double BY_OTHERS = 1;

    /** Lines at least this long, in x-heights, tell where the text stands. */
    private static final double LONG = 12;

    /** Mean length of the runs of ink, in pixels. */
    private record Pen(double across, double down) {}

    private final Ink ink;
    private final Map<LineInk, Pen> pens = new HashMap<>();
    private final double xHeight;
    private final double middle;
    private final double usualLetters;
    private final double usualAcross;
    private final double usualDown;
    private final double usualDarkness;

    private OtherHands(List<LineInk> lines, Ink ink, double xHeight) {
        this.ink = ink;
        this.xHeight = xHeight;
        List<LineInk> text = lines.stream()
                .filter(line -> line.right - line.left >= LONG * xHeight)
                .toList();
        middle = HandFilter.usual(text.isEmpty() ? lines : text, OtherHands::height);
        usualLetters = HandFilter.usual(lines, this::letters);
        usualAcross = HandFilter.usual(lines, line -> pen(line).across);
        usualDown = HandFilter.usual(lines, line -> pen(line).down);
        usualDarkness = HandFilter.usual(lines, LineInk::meanDarkness);
    }

    /**
     * Those among the lines that are not the text's own.
     *
     * @param ink of the page, long strokes and all
     * @param xHeight measured on the page, in pixels of the page image
     */
    static List<LineInk> among(List<LineInk> lines, Ink ink, double xHeight) {
        if (lines.isEmpty()) {
            return List.of();
        }
        OtherHands others = new OtherHands(lines, ink, xHeight);
        return lines.stream().filter(line -> others.signs(line) >= BY_OTHERS).toList();
    }

    private double signs(LineInk line) {
        double below = (height(line) - middle) / ink.height();
        if (below < 0) {
            double dark = Math.abs(line.meanDarkness() / usualDarkness - 1);
            double top = Math.max(0, 1 - height(line) / (TOP * ink.height()));
            return TOP_WEIGHT * top + DARKNESS_WEIGHT * Math.min(MOST_DARKNESS, dark);
        }
        double letters = Math.clamp(letters(line) - usualLetters, -MOST_LETTERS, MOST_LETTERS);
        Pen pen = pen(line);
        double width = Math.min(MOST_PEN, Math.abs(Math.log(pen.across / usualAcross)))
                + Math.min(MOST_PEN, Math.abs(Math.log(pen.down / usualDown)));
        return LETTERS_WEIGHT * letters + PEN_WEIGHT * width + FAR_WEIGHT * Math.min(FARTHEST, below);
    }

    private static double height(LineInk line) {
        return line.ridgeAt((line.left + line.right) / 2);
    }

    private double letters(LineInk line) {
        return line.letters / Math.max(1, line.inkedColumns() / xHeight);
    }

    private Pen pen(LineInk line) {
        return pens.computeIfAbsent(line, this::measure);
    }

    private Pen measure(LineInk line) {
        int area = 0;
        int across = 0;
        int down = 0;
        for (int i = 0; i < line.top.length; i++) {
            int x = line.from + i;
            for (int y = line.top[i]; y <= line.bottom[i]; y++) {
                if (ink.at(x, y)) {
                    area++;
                    across += x + 1 == ink.width() || !ink.at(x + 1, y) ? 1 : 0;
                    down += y + 1 == ink.height() || !ink.at(x, y + 1) ? 1 : 0;
                }
            }
        }
        return new Pen((double) area / Math.max(1, across), (double) area / Math.max(1, down));
    }
}
