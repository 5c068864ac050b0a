package org.chirograph.train;

import java.util.Arrays;

/**
 * Cross-entropy frame by frame, for rendered lines of which it is known where each character stands. Training starts
 * with it because CTC from nothing spends its first thousands of lines learning to say only blanks.
 */
final class FrameLoss {
    /** Weight of a frame that holds no character's centre; they are three times as many as the others. */
    private static final double BLANK_WEIGHT = 0.4;

    private final int classes;

    FrameLoss(int classes) {
        this.classes = classes;
    }

    /**
     * The loss in nats of one line, and its gradient, laid out as in {@link CtcLoss}.
     *
     * @param centres for every class of the label the frame where its character's centre stands, not falling; a frame
     *     that is taken already passes the character on to the next
     */
    double lossAndGradient(
            float[] logits, int offset, int frames, int[] label, int[] centres, float[] gradient, double scale) {
        int[] target = new int[frames];
        int next = 0;
        for (int i = 0; i < label.length; i++) {
            next = Math.max(next, centres[i]);
            if (next < frames) {
                target[next++] = label[i];
            }
        }
        Arrays.fill(gradient, offset, offset + frames * classes, 0);
        double loss = 0;
        for (int t = 0; t < frames; t++) {
            int from = offset + t * classes;
            double weight = target[t] == 0 ? BLANK_WEIGHT : 1;
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                max = Math.max(max, logits[from + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(logits[from + k] - max);
            }
            for (int k = 0; k < classes; k++) {
                double p = Math.exp(logits[from + k] - max) / sum;
                gradient[from + k] = (float) (scale * weight * (p - (k == target[t] ? 1 : 0)));
            }
            loss -= weight * (logits[from + target[t]] - max - Math.log(sum));
        }
        return loss;
    }
}
