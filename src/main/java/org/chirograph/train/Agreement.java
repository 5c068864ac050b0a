package org.chirograph.train;

/**
 * Makes two views of a line, worn differently, say the same: half the sum of the divergences of each view's classes from
 * the other's, frame by frame, each time with the other held fixed (Yao et al., "CR-CTC: Consistency regularization on CTC
 * for improved speech recognition", ICLR 2025). A net that learns from few lines is kept from being sure, by heart, of
 * what only one view shows.
 */
final class Agreement {
    private final int classes;

    Agreement(int classes) {
        this.classes = classes;
    }

    /**
     * Adds the gradient to what is there.
     *
     * @param logits raw outputs, frame by frame; the first view's begin at {@code one}, the second's at {@code other}
     * @param gradient receives, at the same places, the gradient times {@code scale}
     * @return the loss in nats
     */
    double lossAndGradient(float[] logits, int one, int other, int frames, float[] gradient, double scale) {
        double sum = 0;
        double[] p = new double[classes];
        double[] q = new double[classes];
        for (int t = 0; t < frames; t++) {
            int atOne = one + t * classes;
            int atOther = other + t * classes;
            double normP = softmax(logits, atOne, p);
            double normQ = softmax(logits, atOther, q);
            for (int k = 0; k < classes; k++) {
                double apart = p[k] - q[k];
                double logApart = logits[atOne + k] - normP - logits[atOther + k] + normQ;
                sum += apart * logApart / 2;
                gradient[atOne + k] += (float) (scale * apart / 2);
                gradient[atOther + k] -= (float) (scale * apart / 2);
            }
        }
        return sum;
    }

    /** Fills in the probabilities. @return the logarithm of what they were divided by */
    private double softmax(float[] logits, int from, double[] probabilities) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            max = Math.max(max, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            probabilities[k] = Math.exp(logits[from + k] - max);
            sum += probabilities[k];
        }
        for (int k = 0; k < classes; k++) {
            probabilities[k] /= sum;
        }
        return max + Math.log(sum);
    }
}
