package org.chirograph.recognize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.LineStrip;
import org.chirograph.recognize.LineArchitecture.Layer;

/** PyTorch runs the net. No array asks for a gradient, so a pass is convolutions and little else. */
final class TorchPass implements NetPass {
    /** More gains no speed and costs memory. */
    private static final int BATCH_COLUMNS = 10_000;

    private final LineArchitecture architecture;
    private final int classes;
    private final NDManager manager;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final Convolution output;

    private record Convolution(
            Layer layer, NDArray weight, NDArray bias, Shape stride, Shape padding, Shape dilation) {}

    TorchPass(NetWeights trained) {
        NetWeights weights = trained.aligned();
        architecture = weights.architecture();
        classes = weights.classes();
        manager = NetDevice.newManager();
        for (Layer l : architecture.layers()) {
            convolutions.add(convolution(l, weights.foldedWeights(l), weights.foldedBias(l)));
        }
        output = convolution(weights.classLayer(), weights.numbers("classes.weight"), weights.numbers("classes.bias"));
    }

    private Convolution convolution(Layer l, float[] weight, float[] bias) {
        return new Convolution(
                l,
                manager.create(weight, new Shape(l.out(), l.in(), l.rows(), l.columns())),
                manager.create(bias, new Shape(l.out())),
                new Shape(l.strideRows(), l.strideColumns()),
                new Shape(l.padRows(), l.padColumns()),
                new Shape(l.dilation(), l.dilation()));
    }

    @Override
    public int batchColumns() {
        return BATCH_COLUMNS;
    }

    @Override
    public float[] logProbs(List<LineStrip> strips, int width) {
        int each = architecture.height() * width;
        float[] input = new float[strips.size() * each];
        for (int i = 0; i < strips.size(); i++) {
            CharacterNet.unshuffle(strips.get(i), width, input, i * each);
        }
        try (NDManager pass = manager.newSubManager()) {
            return convolve(features(pass, input, strips.size(), architecture.height(), width), output)
                    .reshape(strips.size(), classes, width / architecture.columnsPerFrame())
                    .transpose(0, 2, 1)
                    .logSoftmax(2)
                    .toFloatArray();
        }
    }

    @Override
    public float[] probabilities(float[] pixels, int rows, int columns) {
        float[] input = new float[pixels.length];
        TextLineNet.unshuffle(pixels, rows, columns, input, 0);
        try (NDManager pass = manager.newSubManager()) {
            return Activation.sigmoid(convolve(features(pass, input, 1, rows, columns), output))
                    .toFloatArray();
        }
    }

    private NDArray features(NDManager pass, float[] input, int strips, int height, int width) {
        NDArray x = pass.create(input, new Shape(strips, 4, height / 2, width / 2));
        for (Convolution c : convolutions) {
            NDArray y = Activation.relu(convolve(x, c));
            x = c.layer().residual() ? y.add(x) : y;
        }
        return x;
    }

    /**
     * What the layer of classes would get, averaged over the frames: strips × features.
     *
     * @param input as {@link CharacterNet#unshuffle} makes it
     */
    float[] meanFeatures(float[] input, int strips, int width) {
        try (NDManager pass = manager.newSubManager()) {
            return features(pass, input, strips, architecture.height(), width)
                    .reshape(strips, architecture.features(), width / architecture.columnsPerFrame())
                    .mean(new int[] {2})
                    .toFloatArray();
        }
    }

    private static NDArray convolve(NDArray x, Convolution c) {
        return Conv2d.conv2d(x, c.weight(), c.bias(), c.stride(), c.padding(), c.dilation(), 1)
                .singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
