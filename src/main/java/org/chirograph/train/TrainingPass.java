package org.chirograph.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.Map;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.LineArchitecture.Layer;
import org.chirograph.recognize.LineArchitecture.Parameter;
import org.chirograph.recognize.NetDevice;
import org.chirograph.recognize.NetWeights;

/**
 * Forward and backward through a net in training: batch statistics, dropout, gradients. The weights live on the heap
 * and are lent to the native side for one pass, so nothing native outlasts it and no gradient needs zeroing.
 *
 * <p>The loss is computed in Java: {@link Loss} gets the raw outputs and gives back their gradient g, and the scalar
 * Σ outputs · g, of which g is the gradient, carries it into the net.
 */
final class TrainingPass implements AutoCloseable {
    /** Share of the new batch in the running mean and variance. */
    private static final float MOMENTUM = 0.05f;

    private final NetWeights weights;
    private final NDManager manager;
    private final double dropout;

    /** @param dropout share of features left out at random before the context layers */
    TrainingPass(NetWeights weights, double dropout) {
        this.weights = weights;
        this.dropout = dropout;
        this.manager = NetDevice.newManager();
    }

    /** What the outputs should have been. */
    interface Loss {
        /**
         * @param logits raw outputs, line by line, frame by frame; of a net that keeps rows, place by place
         * @param gradient to be filled likewise
         */
        void gradient(float[] logits, int frames, float[] gradient);
    }

    /** One pass over strips of the architecture's height. */
    float[] gradient(float[] input, int lines, int width, Loss loss) {
        return gradient(input, lines, weights.architecture().height(), width, loss);
    }

    /**
     * One pass. Updates the running statistics inside the weights, nothing else.
     *
     * @param input lines × 4 × height/2 × width/2, as {@link org.chirograph.recognize.CharacterNet#unshuffle} makes it
     * @return the gradient, laid out as the weights are; zero for the running statistics
     */
    float[] gradient(float[] input, int lines, int height, int width, Loss loss) {
        NetWeights run = weights.aligned();
        LineArchitecture architecture = run.architecture();
        try (NDManager pass = manager.newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            Map<String, NDArray> lent = lend(pass, run);
            NDArray x = pass.create(input, new Shape(lines, 4, height / 2, width / 2));
            for (Layer layer : architecture.layers()) {
                NDArray y = Activation.relu(normalised(convolve(x, layer, lent), layer, lent));
                x = layer.residual() ? y.add(x) : y;
                if (layer.name().equals("collapse")) {
                    x = x.getNDArrayInternal().dropout(x, (float) dropout, true).singletonOrThrow();
                }
            }
            NDArray outputs = Conv2d.conv2d(x, lent.get("classes.weight"), lent.get("classes.bias"))
                    .singletonOrThrow();
            int frames = (int) (outputs.getShape().get(2) * outputs.getShape().get(3));
            outputs = outputs.reshape(lines, weights.classes(), frames).transpose(0, 2, 1);
            float[] logits = outputs.toFloatArray();
            float[] wanted = new float[logits.length];
            loss.gradient(logits, frames, wanted);
            collector.backward(
                    outputs.mul(pass.create(wanted, outputs.getShape())).sum());
            return collect(lent, run);
        }
    }

    private static Map<String, NDArray> lend(NDManager pass, NetWeights weights) {
        Map<String, NDArray> lent = new HashMap<>();
        for (Parameter p : weights.parameters()) {
            float[] numbers = java.util.Arrays.copyOfRange(weights.values(), p.offset(), p.end());
            Shape shape = p.kind() == Parameter.Kind.WEIGHT
                    ? new Shape(p.out(), p.in(), p.rows(), p.columns())
                    : new Shape(p.out());
            NDArray array = pass.create(numbers, shape);
            array.setRequiresGradient(p.kind().learnt());
            lent.put(p.name(), array);
        }
        return lent;
    }

    private static NDArray convolve(NDArray x, Layer l, Map<String, NDArray> lent) {
        return x.getNDArrayInternal()
                .convolution(
                        x,
                        lent.get(l.name() + ".weight"),
                        null,
                        new Shape(l.strideRows(), l.strideColumns()),
                        new Shape(l.padRows(), l.padColumns()),
                        new Shape(l.dilation(), l.dilation()),
                        1)
                .singletonOrThrow();
    }

    private static NDArray normalised(NDArray x, Layer l, Map<String, NDArray> lent) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        lent.get(l.name() + ".mean"),
                        lent.get(l.name() + ".variance"),
                        lent.get(l.name() + ".gain"),
                        lent.get(l.name() + ".bias"),
                        1,
                        MOMENTUM,
                        NetWeights.EPSILON,
                        true)
                .singletonOrThrow();
    }

    private float[] collect(Map<String, NDArray> lent, NetWeights run) {
        float[] asRun = new float[run.values().length];
        for (Parameter p : run.parameters()) {
            NDArray array = lent.get(p.name());
            float[] from = p.kind().learnt() ? array.getGradient().toFloatArray() : array.toFloatArray();
            System.arraycopy(from, 0, asRun, p.offset(), from.length);
        }
        float[] gradient = new float[weights.values().length];
        run.copyTo(weights, asRun, gradient);
        for (Parameter p : weights.parameters()) {
            if (!p.kind().learnt()) {
                System.arraycopy(gradient, p.offset(), weights.values(), p.offset(), p.size());
                java.util.Arrays.fill(gradient, p.offset(), p.end(), 0);
            }
        }
        return gradient;
    }

    @Override
    public void close() {
        manager.close();
    }
}
