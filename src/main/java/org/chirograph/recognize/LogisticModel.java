package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a probability honest: p becomes σ(slope · logit p + intercept + Σ weight · clue), where the clues are whatever
 * else bears on whether the reading is right (Platt, "Probabilistic Outputs for Support Vector Machines", 1999, on the
 * logit of the raw posterior). Immutable.
 */
public final class LogisticModel {
    /** Raw posteriors are held this far from 0 and 1, where the logit has no value. */
    private static final double EDGE = 1e-6;

    /**
     * Pull of every weight towards 0, with all inputs brought to variance 1, as a share of the number of cases: enough
     * to keep a few hundred errors from being explained by chance, little against what helps.
     */
    private static final double RIDGE = 0.0022;

    private static final int ITERATIONS = 40;

    /** A step of Newton's method longer than this, in log-odds, is shortened. */
    private static final double LONGEST_STEP = 2;

    private final List<String> names;
    private final double slope;
    private final double intercept;
    private final double[] weights;

    /** @param names of the clues, in the order of their weights */
    LogisticModel(List<String> names, double slope, double intercept, double[] weights) {
        if (names.size() != weights.length
                || !Double.isFinite(slope + intercept + Arrays.stream(weights).sum())) {
            throw new IllegalArgumentException(
                    "slope " + slope + ", intercept " + intercept + ", weights " + Arrays.toString(weights));
        }
        this.names = List.copyOf(names);
        this.slope = slope;
        this.intercept = intercept;
        this.weights = weights.clone();
    }

    /** Changes nothing, whatever the clues say. */
    static LogisticModel identity(List<String> names) {
        return new LogisticModel(names, 1, 0, new double[names.size()]);
    }

    /** From named numbers, such as {@code wordSlope} and {@code wordLine}; a clue that is not there has no weight. */
    static LogisticModel of(Map<String, Double> stored, String prefix, List<String> names) {
        double[] weights = names.stream()
                .mapToDouble(name -> stored.getOrDefault(prefix + name, 0.0))
                .toArray();
        return new LogisticModel(
                names,
                stored.getOrDefault(prefix + "Slope", 1.0),
                stored.getOrDefault(prefix + "Intercept", 0.0),
                weights);
    }

    Map<String, Double> stored(String prefix) {
        Map<String, Double> values = new TreeMap<>();
        values.put(prefix + "Slope", slope);
        values.put(prefix + "Intercept", intercept);
        for (int i = 0; i < weights.length; i++) {
            values.put(prefix + names.get(i), weights[i]);
        }
        return values;
    }

    @Override
    public String toString() {
        return stored("").toString();
    }

    /** @return in (0, 1) */
    double apply(double posterior, double[] clues) {
        double sum = slope * logit(posterior) + intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * clues[i];
        }
        return sigma(sum);
    }

    static double logit(double p) {
        double held = Math.clamp(p, EDGE, 1 - EDGE);
        return Math.log(held / (1 - held));
    }

    private static double sigma(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Readings that were judged, to fit a model to. */
    static final class Cases {
        private final List<String> names;
        private double[][] inputs = new double[256][];
        private boolean[] right = new boolean[256];
        private int count;
        private int rights;

        Cases(List<String> names) {
            this.names = names;
        }

        void add(double posterior, double[] clues, boolean isRight) {
            if (count == right.length) {
                inputs = Arrays.copyOf(inputs, 2 * count);
                right = Arrays.copyOf(right, 2 * count);
            }
            double[] input = new double[clues.length + 1];
            input[0] = logit(posterior);
            System.arraycopy(clues, 0, input, 1, clues.length);
            inputs[count] = input;
            right[count++] = isRight;
            rights += isRight ? 1 : 0;
        }

        /**
         * The model under which what was seen is most likely, less the ridge's pull, by Newton's method. Targets are
         * drawn in from 0 and 1 as Platt does, so that a handful of cases, all of them right, does not promise certainty.
         */
        LogisticModel fit() {
            int n = names.size() + 2;
            double[] mean = new double[n - 1];
            double[] deviation = new double[n - 1];
            standardise(mean, deviation);
            double high = (rights + 1.0) / (rights + 2.0);
            double low = 1 / (count - rights + 2.0);
            double[] w = new double[n];
            w[n - 1] = Math.log(high / (1 - high));
            double ridge = RIDGE * count;
            double[] x = new double[n];
            x[n - 1] = 1;
            for (int round = 0; round < ITERATIONS; round++) {
                double[] gradient = new double[n];
                double[][] curvature = new double[n][n];
                for (int c = 0; c < count; c++) {
                    double sum = w[n - 1];
                    for (int i = 0; i < n - 1; i++) {
                        x[i] = (inputs[c][i] - mean[i]) / deviation[i];
                        sum += w[i] * x[i];
                    }
                    double p = sigma(sum);
                    double bend = Math.max(p * (1 - p), 1e-9);
                    for (int i = 0; i < n; i++) {
                        gradient[i] += (p - (right[c] ? high : low)) * x[i];
                        for (int j = 0; j <= i; j++) {
                            curvature[i][j] += bend * x[i] * x[j];
                        }
                    }
                }
                for (int i = 0; i < n - 1; i++) {
                    gradient[i] += ridge * w[i];
                    curvature[i][i] += ridge;
                }
                double[] step = CholeskySolver.solve(curvature, gradient);
                double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
                double shorten = Math.min(1, LONGEST_STEP / Math.max(longest, 1e-12));
                for (int i = 0; i < n; i++) {
                    w[i] -= shorten * step[i];
                }
            }
            double intercept = w[n - 1];
            for (int i = 0; i < n - 1; i++) {
                w[i] /= deviation[i];
                intercept -= w[i] * mean[i];
            }
            return new LogisticModel(names, w[0], intercept, Arrays.copyOfRange(w, 1, n - 1));
        }

        private void standardise(double[] mean, double[] deviation) {
            for (int i = 0; i < mean.length; i++) {
                double sum = 0;
                double squares = 0;
                for (int c = 0; c < count; c++) {
                    sum += inputs[c][i];
                    squares += inputs[c][i] * inputs[c][i];
                }
                mean[i] = sum / Math.max(1, count);
                double variance = squares / Math.max(1, count) - mean[i] * mean[i];
                deviation[i] = Math.sqrt(Math.max(variance, 1e-12));
            }
        }

        /** Mean of −log of the probability given to what happened, in nats: the lower the better. */
        double loss(LogisticModel model) {
            double sum = 0;
            for (int c = 0; c < count; c++) {
                double[] clues = Arrays.copyOfRange(inputs[c], 1, inputs[c].length);
                double p = model.apply(sigma(inputs[c][0]), clues);
                sum -= Math.log(Math.max(EDGE, right[c] ? p : 1 - p));
            }
            return count == 0 ? 0 : sum / count;
        }
    }
}
