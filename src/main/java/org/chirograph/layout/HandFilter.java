package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tells lines of a hand from rules, edges, stains and scraps of pen strokes. A hand varies too much for one bound to part
 * them: a line is none when one sign is beyond what any hand does, or when several are unusual. The bounds were read off
 * the lines found on the training pages of wills-fr; an unusual sign shows in about one true line of twenty, and in a
 * third of the false ones.
 */
final class HandFilter {
    /** So many unusual signs no line of writing shows. */
    private static final int UNUSUAL = 4;

    /** Share of a line's ink that ends at its baseline. */
    private static final double NO_FALL = 0.09;

    private static final double LITTLE_FALL = 0.165;

    /** Ink for each x-height of length, beside the usual line: more is an edge or a stamp, not pen strokes. */
    private static final double SOLID = 1.9;

    private static final double HEAVY = 1.5;

    /** Height of the dense band of small letters, as a multiple of the x-height that lines were sought with. */
    private static final double NO_LETTERS = 0.4;

    private static final double LOW_LETTERS = 0.45;
    private static final double TALL_LETTERS = 1.04;

    /** Columns that hold ink, in x-heights. */
    private static final double SHORT = 7;

    private static final double RATHER_SHORT = 14;

    /** How much the line stands out as a ridge, by itself and beside the page's usual line. */
    private static final double WEAK_RIDGE = 0.059;

    private static final double WEAK_BESIDE_USUAL = 0.37;

    /** Beside the page's strong ink. */
    private static final double PALE = 0.79;

    private static final double FAINT = 0.5;

    /** Share of a line's own ink that lies in pieces of a letter's size. */
    private static final double FEW_LETTERS = 0.35;

    private HandFilter() {}

    /** @param strong darkness of the page's strong ink, 0 to 255 */
    static List<LineInk> writing(List<LineInk> lines, double strong) {
        double strength = usual(lines, line -> line.track.strength());
        double weight = usual(lines, HandFilter::weight);
        return lines.stream()
                .filter(line -> isWriting(line, strong, strength, weight))
                .toList();
    }

    private static boolean isWriting(LineInk line, double strong, double usualStrength, double usualWeight) {
        if (line.right <= line.left || line.letters == 0 && line.sharedArea == 0) {
            return false;
        }
        double darkness = line.meanDarkness() / strong;
        double fall = Baselines.sharpness(line.profile());
        double weight = weight(line) / usualWeight;
        double letters = Baselines.core(List.of(line));
        if (darkness < FAINT || fall < NO_FALL || weight > SOLID || letters < NO_LETTERS) {
            return false;
        }
        double inked = line.inkedColumns() / line.xHeight;
        double strength = line.track.strength();
        int unusual = 0;
        unusual += inked < RATHER_SHORT ? 1 : 0;
        unusual += inked < SHORT ? 1 : 0;
        unusual += strength < WEAK_RIDGE || strength < WEAK_BESIDE_USUAL * usualStrength ? 1 : 0;
        unusual += fall < LITTLE_FALL ? 1 : 0;
        unusual += letters < LOW_LETTERS || letters > TALL_LETTERS ? 1 : 0;
        unusual += darkness < PALE ? 1 : 0;
        unusual += line.letterShare() < FEW_LETTERS ? 1 : 0;
        unusual += weight > HEAVY ? 1 : 0;
        return unusual < UNUSUAL;
    }

    /** Ink in squares of the x-height for each x-height of length. */
    private static double weight(LineInk line) {
        double length = Math.max(1, (line.right - line.left) / line.xHeight);
        return (line.area + line.sharedArea) / (line.xHeight * line.xHeight) / length;
    }

    /** The median over all that is written, by its length and by how much it stands out. */
    static double usual(List<LineInk> lines, ToDoubleFunction<LineInk> measure) {
        List<LineInk> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingDouble(measure));
        double total = 0;
        for (LineInk line : lines) {
            total += line.inkedColumns() * line.track.strength();
        }
        double seen = 0;
        for (LineInk line : sorted) {
            seen += line.inkedColumns() * line.track.strength();
            if (seen * 2 >= total) {
                return measure.applyAsDouble(line);
            }
        }
        return 0;
    }
}
