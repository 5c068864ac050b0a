package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final int CLASSES = 4;
    private static final int FRAMES = 3;
    private static final int SECOND = CLASSES * FRAMES;

    private final Agreement agreement = new Agreement(CLASSES);

    @Test
    void viewsThatSayTheSameCostNothing() {
        float[] logits = logits();
        System.arraycopy(logits, 0, logits, SECOND, SECOND);
        // Raw outputs mean the same whatever is added to all of a frame's.
        for (int k = 0; k < CLASSES; k++) {
            logits[SECOND + k] += 3;
        }
        float[] gradient = new float[logits.length];
        assertThat(agreement.lossAndGradient(logits, 0, SECOND, FRAMES, gradient, 1))
                .isCloseTo(0, within(1e-6));
        for (float pull : gradient) {
            assertThat(pull).isCloseTo(0, within(1e-6f));
        }
    }

    @Test
    void theLossIsHalfTheSumOfBothDivergences() {
        float[] logits = logits();
        double expected = 0;
        for (int t = 0; t < FRAMES; t++) {
            double[] p = softmax(logits, t * CLASSES);
            double[] q = softmax(logits, SECOND + t * CLASSES);
            for (int k = 0; k < CLASSES; k++) {
                expected += p[k] * Math.log(p[k] / q[k]) / 2 + q[k] * Math.log(q[k] / p[k]) / 2;
            }
        }
        assertThat(agreement.lossAndGradient(logits, 0, SECOND, FRAMES, new float[logits.length], 1))
                .isCloseTo(expected, within(1e-9));
    }

    /** With the other view held fixed the slope of the divergence from it is the difference of probabilities. */
    @Test
    void eachViewIsPulledTowardsTheOtherOnTopOfWhatPulledItBefore() {
        float[] logits = logits();
        float[] gradient = new float[logits.length];
        Arrays.fill(gradient, 1);
        agreement.lossAndGradient(logits, 0, SECOND, FRAMES, gradient, 0.5);
        for (int t = 0; t < FRAMES; t++) {
            double[] p = softmax(logits, t * CLASSES);
            double[] q = softmax(logits, SECOND + t * CLASSES);
            for (int k = 0; k < CLASSES; k++) {
                double slope = 0;
                for (int j = 0; j < CLASSES; j++) {
                    float[] up = logits.clone();
                    up[t * CLASSES + k] += 1e-2f;
                    float[] down = logits.clone();
                    down[t * CLASSES + k] -= 1e-2f;
                    double change = Math.log(softmax(down, t * CLASSES)[j]) - Math.log(softmax(up, t * CLASSES)[j]);
                    slope += q[j] * change / 2e-2 / 2;
                }
                assertThat((double) gradient[t * CLASSES + k]).isCloseTo(1 + 0.5 * slope, within(1e-4));
                assertThat((double) gradient[SECOND + t * CLASSES + k])
                        .isCloseTo(1 - 0.25 * (p[k] - q[k]), within(1e-6));
            }
        }
    }

    private static float[] logits() {
        Random random = new Random(5);
        float[] logits = new float[2 * SECOND];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        return logits;
    }

    private static double[] softmax(float[] logits, int from) {
        double[] p = new double[CLASSES];
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            p[k] = Math.exp(logits[from + k]);
            sum += p[k];
        }
        for (int k = 0; k < CLASSES; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
