package org.chirograph.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chirograph.recognize.LineArchitecture.Parameter;
import org.chirograph.recognize.NetWeights;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019). Decay
 * acts on convolution weights alone, not on gains and biases. Its state can be saved, so that a resumed run goes on as
 * if it had never stopped.
 */
final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;
    private static final double EPSILON = 1e-8;
    private static final double DECAY = 0.01;

    private final NetWeights weights;
    private final float[] mean;
    private final float[] square;
    private long steps;

    AdamW(NetWeights weights) {
        this.weights = weights;
        this.mean = new float[weights.values().length];
        this.square = new float[weights.values().length];
    }

    /** Moves the weights one step against the gradient, which is laid out as they are. */
    void step(float[] gradient, double rate) {
        step(gradient, rate, p -> 1);
    }

    /** @param share of the rate for each parameter; what has 0 stays as it is */
    void step(float[] gradient, double rate, ToDoubleFunction<Parameter> share) {
        steps++;
        double correct1 = 1 - Math.pow(BETA1, steps);
        double correct2 = 1 - Math.pow(BETA2, steps);
        float root = (float) (1 / Math.sqrt(correct2));
        for (Parameter p : weights.parameters()) {
            double own = rate * share.applyAsDouble(p);
            if (p.kind().learnt() && own > 0) {
                float keep = p.kind() == Parameter.Kind.WEIGHT ? (float) (1 - own * DECAY) : 1;
                stepOne(gradient, p.offset(), p.end(), (float) (own / correct1), root, keep);
            }
        }
    }

    private void stepOne(float[] gradient, int from, int to, float size, float root, float keep) {
        float[] values = weights.values();
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            mean[i] += (float) (1 - BETA1) * (g - mean[i]);
            square[i] += (float) (1 - BETA2) * (g * g - square[i]);
            values[i] = values[i] * keep - size * mean[i] / ((float) Math.sqrt(square[i]) * root + (float) EPSILON);
        }
    }

    /** Scales a gradient down to a norm, when it is longer. @return its norm before */
    static double clip(float[] gradient, double longest) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        double norm = Math.sqrt(sum);
        if (norm > longest) {
            float scale = (float) (longest / norm);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= scale;
            }
        }
        return norm;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(steps);
        for (float[] state : List.of(mean, square)) {
            for (float v : state) {
                out.writeFloat(v);
            }
        }
    }

    void read(DataInputStream in) throws IOException {
        steps = in.readLong();
        for (float[] state : List.of(mean, square)) {
            for (int i = 0; i < state.length; i++) {
                state[i] = in.readFloat();
            }
        }
    }
}
