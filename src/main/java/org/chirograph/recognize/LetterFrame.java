package org.chirograph.recognize;

import java.util.List;
import org.chirograph.page.Box;

/**
 * The baseline and the letter heights of one line, found from characters of which is known what they probably are.
 * Telling O from o and S from s, a comma from a stroke, is not possible without.
 *
 * @param height of the baseline at x = 0, in pixels, and
 * @param slope its fall, in pixels a pixel
 * @param capital height of a capital, in pixels
 * @param small height of a small letter, in pixels
 */
record LetterFrame(double height, double slope, double capital, double small) {
    /** Weight, in characters, of the belief that the line is level and its small letters of the usual height. */
    private static final double PRIOR = 1.5;

    /** A residual of this many capital heights counts half. */
    private static final double OUTLIER = 0.15;

    private static final int ROUNDS = 4;

    /** Deviation of a letter's top or foot from where it should be, in capital heights. */
    private static final double SPREAD = 0.12;

    /** However far off a letter is, it may be a letter written far off. */
    private static final double WORST = -5;

    /** A character, and how sure it is. */
    record Seen(Box box, LetterShape shape, double weight) {}

    /** @param guess of a capital's height, in pixels */
    static LetterFrame fit(List<Seen> seen, double guess) {
        double baseline =
                seen.stream().mapToDouble(s -> s.box.bottom()).sorted().toArray()[seen.size() / 2];
        LetterFrame frame = new LetterFrame(baseline, 0, guess, guess * LetterShape.SMALL_LETTERS);
        double origin = seen.stream().mapToDouble(s -> centre(s.box)).average().orElse(0);
        for (int round = 0; round < ROUNDS; round++) {
            frame = frame.refit(seen, origin, guess);
        }
        return frame;
    }

    private LetterFrame refit(List<Seen> seen, double origin, double guess) {
        Equations sum = new Equations();
        double usual = LetterShape.SMALL_LETTERS;
        sum.add(PRIOR, 0, new double[] {0, 0, usual, -1});
        sum.add(PRIOR / 4, guess, new double[] {0, 0, 1, 0});
        // A slope of a tenth over a line of ten letters is rare.
        sum.add(PRIOR, 0, new double[] {0, 10 * guess, 0, 0});
        for (Seen s : seen) {
            double x = centre(s.box) - origin;
            LetterShape shape = s.shape;
            double[] top = {1, x, shape.small() ? 0 : -shape.top(), shape.small() ? -shape.top() : 0};
            double[] foot = {1, x, -shape.bottom(), 0};
            sum.add(s.weight * trust(s.box.y() - top(s.box, shape)), s.box.y(), top);
            sum.add(s.weight * trust(s.box.bottom() - foot(s.box, shape)), s.box.bottom(), foot);
        }
        double[] found = sum.solve();
        double least = guess / 4;
        return new LetterFrame(
                found[0] - found[1] * origin, found[1], Math.max(least, found[2]), Math.max(least / 2, found[3]));
    }

    private double trust(double residual) {
        double r = residual / (OUTLIER * capital);
        return 1 / (1 + r * r);
    }

    private static double centre(Box box) {
        return box.x() + box.width() / 2.0;
    }

    private double top(Box box, LetterShape shape) {
        return height + slope * centre(box) - shape.top() * (shape.small() ? small : capital);
    }

    private double foot(Box box, LetterShape shape) {
        return height + slope * centre(box) - shape.bottom() * capital;
    }

    /** How well a box fits a letter: the logarithm of a likelihood, 0 for a perfect fit. */
    double fit(Box box, LetterShape shape) {
        double a = (box.y() - top(box, shape)) / (SPREAD * capital);
        double b = (box.bottom() - foot(box, shape)) / (SPREAD * capital);
        return Math.max(WORST, -(a * a + b * b) / 2);
    }

    /** Weighted least squares in four unknowns. */
    private static final class Equations {
        private final double[][] normal = new double[4][5];

        void add(double weight, double value, double[] row) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    normal[i][j] += weight * row[i] * row[j];
                }
                normal[i][4] += weight * row[i] * value;
            }
        }

        /** Gauss and Jordan, with pivots. */
        double[] solve() {
            for (int i = 0; i < 4; i++) {
                int pivot = i;
                for (int r = i + 1; r < 4; r++) {
                    pivot = Math.abs(normal[r][i]) > Math.abs(normal[pivot][i]) ? r : pivot;
                }
                double[] row = normal[pivot];
                normal[pivot] = normal[i];
                normal[i] = row;
                for (int r = 0; r < 4; r++) {
                    double factor = r == i ? 0 : normal[r][i] / row[i];
                    for (int c = i; c < 5; c++) {
                        normal[r][c] -= factor * row[c];
                    }
                }
            }
            double[] solution = new double[4];
            for (int i = 0; i < 4; i++) {
                solution[i] = normal[i][4] / normal[i][i];
            }
            return solution;
        }
    }
}
