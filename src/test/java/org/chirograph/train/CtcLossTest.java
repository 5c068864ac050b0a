package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CtcLossTest {
    private static final int CLASSES = 4;
    private static final int[][] LABELS = {{}, {1}, {1, 2}, {1, 1}, {3, 2, 3}, {2, 2, 2}};

    private final Random random = new Random(3);
    private final CtcLoss ctc = new CtcLoss(CLASSES);

    @Test
    void equalsTheSumOverAllPaths() {
        for (int[] label : LABELS) {
            int frames = 5;
            float[] logits = logits(frames);
            double expected = 0;
            int[] path = new int[frames];
            do {
                if (Arrays.equals(collapsed(path), label)) {
                    expected += probability(logits, path);
                }
            } while (next(path));
            double loss = ctc.lossAndGradient(logits, 0, frames, label, new float[logits.length], 1);
            assertThat(Math.exp(-loss)).as(Arrays.toString(label)).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void theGradientIsTheSlope() {
        for (int[] label : LABELS) {
            int frames = 6;
            float[] logits = logits(frames);
            float[] gradient = new float[logits.length];
            ctc.lossAndGradient(logits, 0, frames, label, gradient, 1);
            for (int i = 0; i < logits.length; i++) {
                double slope = (loss(logits, i, 1e-2f, frames, label) - loss(logits, i, -1e-2f, frames, label)) / 2e-2;
                assertThat((double) gradient[i]).isCloseTo(slope, within(1e-3));
            }
        }
    }

    @Test
    void aLabelLongerThanItsLineCostsInfinitelyAndPullsNowhere() {
        float[] logits = logits(3);
        float[] gradient = new float[logits.length];
        Arrays.fill(gradient, 9);
        assertThat(ctc.lossAndGradient(logits, 0, 3, new int[] {1, 1, 2}, gradient, 1))
                .isInfinite();
        assertThat(gradient).containsOnly(0);
        assertThat(CtcLoss.framesNeeded(new int[] {1, 1, 2})).isEqualTo(4);
    }

    private double loss(float[] logits, int at, float change, int frames, int[] label) {
        float[] moved = logits.clone();
        moved[at] += change;
        return ctc.lossAndGradient(moved, 0, frames, label, new float[moved.length], 1);
    }

    private float[] logits(int frames) {
        float[] logits = new float[frames * CLASSES];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        return logits;
    }

    private static double probability(float[] logits, int[] path) {
        double p = 1;
        for (int t = 0; t < path.length; t++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                sum += Math.exp(logits[t * CLASSES + k]);
            }
            p *= Math.exp(logits[t * CLASSES + path[t]]) / sum;
        }
        return p;
    }

    private static int[] collapsed(int[] path) {
        return java.util.stream.IntStream.range(0, path.length)
                .filter(t -> path[t] != 0 && (t == 0 || path[t] != path[t - 1]))
                .map(t -> path[t])
                .toArray();
    }

    private static boolean next(int[] path) {
        for (int t = 0; t < path.length; t++) {
            if (++path[t] < CLASSES) {
                return true;
            }
            path[t] = 0;
        }
        return false;
    }
}
