package org.chirograph.review;

import java.util.List;
import org.chirograph.catalog.AuditedLine;

/**
 * How many errors a document holds at most, judged by lines drawn from it without putting them back, each with a chance
 * proportional to its weight. Holds with the stated confidence at every moment at once, so that one may look after each
 * line and stop when one likes; and also when the document gets better meanwhile, as it does while people review it.
 *
 * <p>The method is betting (Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", 2024,
 * section 5 for draws without putting back). If the document held {@code M} errors or more, then each draw's errors over
 * its weight would be expected to be at least {@code m = (M - errors drawn before) / weight of the pool}, and a capital
 * that is multiplied by {@code 1 + b (m - errors / weight)} would not be expected to grow; by Ville's inequality it reaches
 * {@code 1 / α} with a probability of {@code α} at most. The bound is the least {@code M} with which it does. What the
 * posteriors predict is taken off each draw, with its expectation given back, which narrows the bound if the posteriors
 * say anything and leaves it true if they don't. A share of the capital is set to work only later, so that old lines, drawn
 * when the document was worse, need not be paid for for ever.
 */
final class ErrorBound {
    /**
     * Shares of the highest bet allowed, and the parts of the capital that bet so. Where most lines have few errors, the
     * highest bets gain most; where some lines are all wrong, they lose nearly everything.
     */
    private static final double[] BETS = {0.2, 0.5, 0.8, 0.95};

    private static final double[] PARTS = {0.125, 0.125, 0.25, 0.5};

    /** The part of the capital that works from the first draw on. */
    private static final double FIRST = 2.0 / 3;

    /** Draws after which a further part of the capital is set to work. */
    private static final int ROUND = 10;

    /** As if this had been seen of predictions that are right: the square of a line's deviation from the mean. */
    private static final double TRUST = 0.01;

    private static final double NEARLY_ALL = 1 - 1e-6;
    private static final int HALVINGS = 50;

    private ErrorBound() {}

    /**
     * The most errors that all lines together held, those drawn and those still in the pool, as they are now; those drawn
     * as they were before a person told them.
     *
     * @param drawn in the order in which they were
     * @param left weight of the lines not drawn, which is the most errors they can hold
     * @param confidence in (0, 1)
     */
    static double of(List<AuditedLine> drawn, double left, double confidence) {
        double found = drawn.stream().mapToInt(AuditedLine::errors).sum();
        double low = found;
        double high = found + left;
        double[] leanings = leanings(drawn);
        double wanted = Math.log(1 / (1 - confidence));
        for (int i = 0; i < HALVINGS && high - low > 1e-4; i++) {
            double middle = (low + high) / 2;
            if (logCapital(drawn, leanings, middle) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** How far each draw leans on the prediction, learnt from those before it. */
    private static double[] leanings(List<AuditedLine> drawn) {
        double[] leanings = new double[drawn.size()];
        double together = TRUST;
        double predicted = TRUST;
        for (int t = 0; t < leanings.length; t++) {
            leanings[t] = Math.clamp(together / predicted, 0, 1);
            double surprise = surprise(drawn.get(t));
            together += surprise * share(drawn.get(t));
            predicted += surprise * surprise;
        }
        return leanings;
    }

    private static double share(AuditedLine line) {
        return Math.min(1, line.errors() / line.weight());
    }

    /** By how much more errors were predicted for the line than for the pool, each over its weight. */
    private static double surprise(AuditedLine line) {
        return line.predicted() / line.weight() - line.poolPredicted() / line.pool();
    }

    private static double logCapital(List<AuditedLine> drawn, double[] leanings, double all) {
        int rounds = (drawn.size() + ROUND - 1) / ROUND;
        // A row a part of the capital, a column a bet; as logarithms.
        double[][] capital = new double[rounds][BETS.length];
        double before = 0;
        for (int t = 0; t < drawn.size(); t++) {
            AuditedLine line = drawn.get(t);
            double mean = Math.min(NEARLY_ALL, (all - before) / line.pool());
            if (mean < 0) {
                return Double.POSITIVE_INFINITY;
            }
            double seen = share(line) - leanings[t] * surprise(line);
            double most = 1 + leanings[t] * line.poolPredicted() / line.pool();
            for (int b = 0; b < BETS.length; b++) {
                double growth = Math.log1p(BETS[b] * (mean - seen) / (most - mean));
                for (int round = 0; round <= t / ROUND; round++) {
                    capital[round][b] += growth;
                }
            }
            before += line.errors();
        }
        double best = 0;
        for (double[] part : capital) {
            for (double each : part) {
                best = Math.max(best, each);
            }
        }
        double sum = idle(rounds) * Math.exp(-best);
        for (int round = 0; round < rounds; round++) {
            double part = idle(round) - idle(round + 1);
            for (int b = 0; b < BETS.length; b++) {
                sum += part * PARTS[b] * Math.exp(capital[round][b] - best);
            }
        }
        return best + Math.log(sum);
    }

    /** The part of the capital that does not work before so many rounds have begun. */
    private static double idle(int rounds) {
        return rounds == 0 ? 1 : (1 - FIRST) / rounds;
    }
}
