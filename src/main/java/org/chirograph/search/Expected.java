package org.chirograph.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How many of the lines found truly have what was looked for, by their confidences.
 *
 * <p>If each were drawn by itself with its probability, the number would be Poisson-binomial. But what the reader is too
 * sure of in one line it is too sure of in others, by the hand, the paper or the word itself; and whoever looks for a word
 * knows more of it than the reader. So all log-odds of one search, those of the words of a phrase each, are taken as shifted
 * by the same normal deviate, and the distributions are mixed over it, by Gauss-Hermite quadrature.
 *
 * @param mean expected number
 * @param low the number is below this with at most 5 %
 * @param high the number is above this with at most 5 %
 */
public record Expected(double mean, int low, int high) {
    private static final double TAIL = 0.05;

    /**
     * Standard deviation of the common shift. The likelihood of the true numbers for all words that were read or stand in
     * the truth of the validation documents is greatest at 1.0 for hands and at 2 for typing.
     */
    private static final double SHIFT = 1.5;

    /** Numbers less probable than this are left out as they arise; of a thousand lines most are. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Nodes and weights of the quadrature for the normal distribution, of order 7; nodes also with a minus. */
    private static final double[] NODES = {0, 1.15440539, 2.36675941, 3.75043972};

    private static final double[] WEIGHTS = {0.45714286, 0.24012318, 0.03075712, 0.00054827};

    /**
     * @param lines for each line its confidence, in [0, 1], when the log-odds of all words are shifted by so much; by 0 as
     *     they are
     */
    static Expected of(List<? extends DoubleUnaryOperator> lines) {
        double[] mixed = new double[lines.size() + 1];
        for (int i = 0; i < NODES.length; i++) {
            add(confidences(lines, NODES[i] * SHIFT), WEIGHTS[i], mixed);
            if (i > 0) {
                add(confidences(lines, -NODES[i] * SHIFT), WEIGHTS[i], mixed);
            }
        }
        double mean = Arrays.stream(confidences(lines, 0)).sum();
        return new Expected(mean, quantile(mixed, TAIL), quantile(mixed, 1 - TAIL));
    }

    /** A probability with its log-odds shifted. */
    static double shifted(double probability, double shift) {
        double odds = probability * Math.exp(shift);
        return odds / (odds + 1 - probability);
    }

    private static double[] confidences(List<? extends DoubleUnaryOperator> lines, double shift) {
        return lines.stream().mapToDouble(line -> line.applyAsDouble(shift)).toArray();
    }

    private static void add(double[] confidences, double weight, double[] to) {
        double[] chance = new double[confidences.length + 1];
        chance[0] = 1;
        int low = 0;
        int high = 0;
        for (double p : confidences) {
            high++;
            for (int k = high; k > low; k--) {
                chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
            }
            chance[low] *= 1 - p;
            while (chance[low] < NEGLIGIBLE) {
                chance[low++] = 0;
            }
            while (chance[high] < NEGLIGIBLE) {
                chance[high--] = 0;
            }
        }
        for (int k = low; k <= high; k++) {
            to[k] += weight * chance[k];
        }
    }

    /** The least number that is not exceeded with at least this probability. */
    private static int quantile(double[] chance, double share) {
        double sum = 0;
        for (int k = 0; k < chance.length; k++) {
            sum += chance[k];
            if (sum >= share) {
                return k;
            }
        }
        return chance.length - 1;
    }
}
