package org.chirograph.recognize;

/**
 * Makes a probability honest: p becomes σ(slope · logit p + intercept), a growing curve with two numbers (Platt,
 * "Probabilistic Outputs for Support Vector Machines", 1999, on the logit of the raw posterior).
 */
public record LogisticCurve(double slope, double intercept) {
    /** Changes nothing. */
    public static final LogisticCurve IDENTITY = new LogisticCurve(1, 0);

    /** Raw posteriors are held this far from 0 and 1, where the logit has no value. */
    private static final double EDGE = 1e-6;

    /** A slope so small would make all posteriors alike, and a fall would turn right into wrong. */
    private static final double LEAST_SLOPE = 0.05;

    private static final int ITERATIONS = 50;

    public LogisticCurve {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("a curve grows, but slope is " + slope + ", intercept " + intercept);
        }
    }

    /** @return in (0, 1) */
    public double apply(double posterior) {
        return sigma(slope * logit(posterior) + intercept);
    }

    /**
     * The curve under which what was seen is most likely, by Newton's method. Targets are drawn in from 0 and 1 as
     * Platt does, so that a handful of cases, all of them right, does not promise certainty.
     *
     * @param right for each posterior whether the reading was right
     */
    public static LogisticCurve fit(double[] posteriors, boolean[] right) {
        int rights = 0;
        for (boolean r : right) {
            rights += r ? 1 : 0;
        }
        double high = (rights + 1.0) / (rights + 2.0);
        double low = 1 / (right.length - rights + 2.0);
        double a = 1;
        double b = 0;
        for (int round = 0; round < ITERATIONS; round++) {
            double ga = 0;
            double gb = 0;
            double haa = 1e-6;
            double hab = 0;
            double hbb = 1e-6;
            for (int i = 0; i < right.length; i++) {
                double x = logit(posteriors[i]);
                double p = sigma(a * x + b);
                double error = p - (right[i] ? high : low);
                double curvature = Math.max(p * (1 - p), 1e-9);
                ga += error * x;
                gb += error;
                haa += curvature * x * x;
                hab += curvature * x;
                hbb += curvature;
            }
            double det = haa * hbb - hab * hab;
            double stepA = (hbb * ga - hab * gb) / det;
            double stepB = (haa * gb - hab * ga) / det;
            double shorten = Math.min(1, 2 / Math.max(Math.abs(stepA), Math.abs(stepB)));
            a = Math.max(LEAST_SLOPE, a - shorten * stepA);
            b -= shorten * stepB;
        }
        return new LogisticCurve(a, b);
    }

    /** Mean of −log of the probability given to what happened, in nats: the lower the better. */
    public double logLoss(double[] posteriors, boolean[] right) {
        double sum = 0;
        for (int i = 0; i < right.length; i++) {
            double p = apply(posteriors[i]);
            sum -= Math.log(Math.max(EDGE, right[i] ? p : 1 - p));
        }
        return right.length == 0 ? 0 : sum / right.length;
    }

    private static double logit(double p) {
        double held = Math.clamp(p, EDGE, 1 - EDGE);
        return Math.log(held / (1 - held));
    }

    private static double sigma(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
