package org.chirograph.train;

import java.util.Arrays;

/**
 * Connectionist temporal classification: the negative log-probability that a line of frames says its label, over all
 * ways to spread the label's classes and blanks over the frames, and its gradient.
 *
 * <p>Graves et al., "Connectionist Temporal Classification", ICML 2006, equations 5 to 16, in double precision and in
 * log space throughout. The gradient with respect to the net's raw outputs is softmax minus the posterior of the
 * classes given the label, so it needs no division by small numbers.
 */
final class CtcLoss {
    private static final int BLANK = 0;
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final int classes;

    CtcLoss(int classes) {
        this.classes = classes;
    }

    /** Frames that a label needs at the least: one for each class and one blank between equal neighbours. */
    static int framesNeeded(int[] label) {
        int needed = label.length;
        for (int i = 1; i < label.length; i++) {
            needed += label[i] == label[i - 1] ? 1 : 0;
        }
        return needed;
    }

    /**
     * The loss in nats of one line, and its gradient.
     *
     * @param logits raw outputs, frame by frame; the line's first is at {@code offset}
     * @param label classes without blanks; may be empty
     * @param gradient receives, at the same places, the gradient times {@code scale}
     * @return the loss; infinite when the line has too few frames for the label, and then its gradient is zero
     */
    double lossAndGradient(float[] logits, int offset, int frames, int[] label, float[] gradient, double scale) {
        Arrays.fill(gradient, offset, offset + frames * classes, 0);
        if (frames < framesNeeded(label)) {
            return Double.POSITIVE_INFINITY;
        }
        int[] path = withBlanks(label);
        int states = path.length;
        double[] logProb = logSoftmax(logits, offset, frames);
        double[] forward = forward(logProb, frames, path);
        double[] backward = backward(logProb, frames, path);
        int end = (frames - 1) * states;
        double total = states > 1 ? logAdd(forward[end + states - 1], forward[end + states - 2]) : forward[end];
        double[] posterior = new double[classes];
        for (int t = 0; t < frames; t++) {
            Arrays.fill(posterior, 0);
            for (int s = 0; s < states; s++) {
                double both = forward[t * states + s] + backward[t * states + s];
                if (both != NEVER) {
                    posterior[path[s]] += Math.exp(both - total);
                }
            }
            for (int k = 0; k < classes; k++) {
                int at = t * classes + k;
                gradient[offset + at] = (float) (scale * (Math.exp(logProb[at]) - posterior[k]));
            }
        }
        return -total;
    }

    private static int[] withBlanks(int[] label) {
        int[] path = new int[2 * label.length + 1];
        for (int i = 0; i < label.length; i++) {
            path[2 * i + 1] = label[i];
        }
        return path;
    }

    private double[] logSoftmax(float[] logits, int offset, int frames) {
        double[] out = new double[frames * classes];
        for (int t = 0; t < frames; t++) {
            int from = offset + t * classes;
            double max = NEVER;
            for (int k = 0; k < classes; k++) {
                max = Math.max(max, logits[from + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(logits[from + k] - max);
            }
            double norm = max + Math.log(sum);
            for (int k = 0; k < classes; k++) {
                out[t * classes + k] = logits[from + k] - norm;
            }
        }
        return out;
    }

    /** Log-probability of being at a state at a frame, the frame's own output included. */
    private double[] forward(double[] logProb, int frames, int[] path) {
        int states = path.length;
        double[] a = new double[frames * states];
        Arrays.fill(a, NEVER);
        a[0] = logProb[BLANK];
        if (states > 1) {
            a[1] = logProb[path[1]];
        }
        for (int t = 1; t < frames; t++) {
            int now = t * states;
            int before = now - states;
            for (int s = 0; s < states; s++) {
                double into = a[before + s];
                if (s > 0) {
                    into = logAdd(into, a[before + s - 1]);
                }
                if (mayJump(path, s)) {
                    into = logAdd(into, a[before + s - 2]);
                }
                a[now + s] = into + logProb[t * classes + path[s]];
            }
        }
        return a;
    }

    /** Log-probability of ending well from a state at a frame, the frame's own output left out. */
    private double[] backward(double[] logProb, int frames, int[] path) {
        int states = path.length;
        double[] b = new double[frames * states];
        Arrays.fill(b, NEVER);
        int last = (frames - 1) * states;
        b[last + states - 1] = 0;
        if (states > 1) {
            b[last + states - 2] = 0;
        }
        for (int t = frames - 2; t >= 0; t--) {
            int next = (t + 1) * states;
            int out = (t + 1) * classes;
            for (int s = 0; s < states; s++) {
                double from = b[next + s] + logProb[out + path[s]];
                if (s + 1 < states) {
                    from = logAdd(from, b[next + s + 1] + logProb[out + path[s + 1]]);
                }
                if (s + 2 < states && mayJump(path, s + 2)) {
                    from = logAdd(from, b[next + s + 2] + logProb[out + path[s + 2]]);
                }
                b[t * states + s] = from;
            }
        }
        return b;
    }

    /** Whether the blank before this state may be left out: between two different classes. */
    private static boolean mayJump(int[] path, int state) {
        return state > 1 && path[state] != BLANK && path[state] != path[state - 2];
    }

    private static double logAdd(double a, double b) {
        if (a == NEVER) {
            return b;
        }
        if (b == NEVER) {
            return a;
        }
        return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
    }
}
