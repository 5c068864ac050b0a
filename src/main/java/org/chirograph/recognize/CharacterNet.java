package org.chirograph.recognize;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.chirograph.image.LineStrip;
import org.chirograph.recognize.LineArchitecture.Layer;

/**
 * The character net in line use: slides along height-normalised lines and says for every frame which character stands
 * there. Holds native memory until closed. {@link #emissions} may be called from several threads at once.
 *
 * <p>Batch normalisation is folded into the convolutions when the net is made, and no array asks for a gradient, so a
 * pass is convolutions and little else.
 */
public final class CharacterNet implements AutoCloseable {
    /** Widths are padded to a multiple of this, in columns: the native library keeps compiled code for each width. */
    private static final int WIDTH_STEP = 64;

    /** Pixel columns in one batch; more gains no speed and costs memory. */
    private static final int BATCH_COLUMNS = 10_000;

    private final LineArchitecture architecture;
    private final int classes;
    private final NDManager manager;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final Convolution output;

    private record Convolution(
            Layer layer, NDArray weight, NDArray bias, Shape stride, Shape padding, Shape dilation) {}

    public CharacterNet(NetWeights trained) {
        NetWeights weights = trained.aligned();
        architecture = weights.architecture();
        classes = weights.classes();
        manager = Engine.getEngine("PyTorch").newBaseManager();
        for (Layer l : architecture.layers()) {
            convolutions.add(convolution(l, weights.foldedWeights(l), weights.foldedBias(l)));
        }
        Layer last = new Layer("classes", architecture.features(), classes, 1, 1, 0, 0, 1, 1, 1, false);
        output = convolution(last, numbers(weights, "classes.weight"), numbers(weights, "classes.bias"));
    }

    private Convolution convolution(Layer l, float[] weight, float[] bias) {
        return new Convolution(
                l,
                manager.create(weight, new Shape(l.out(), l.in(), l.rows(), l.columns())),
                manager.create(bias, new Shape(l.out())),
                new Shape(l.strideRows(), l.strideColumns()),
                new Shape(l.padRows(), l.padColumns()),
                new Shape(1, l.dilation()));
    }

    private static float[] numbers(NetWeights weights, String name) {
        LineArchitecture.Parameter p = weights.parameter(name);
        return Arrays.copyOfRange(weights.values(), p.offset(), p.end());
    }

    /** Classes of the output, the blank included. */
    public int classes() {
        return classes;
    }

    /**
     * What the net says of each line, in the order of the lines.
     *
     * <p>Lines of like width are read together. What is said of a line does not depend on which others it is read with
     * but for rounding in the last places.
     *
     * @param strips of the architecture's height
     */
    public List<Emissions> emissions(List<LineStrip> strips) {
        TreeMap<Integer, List<Integer>> byWidth = new TreeMap<>();
        for (int i = 0; i < strips.size(); i++) {
            int padded = (strips.get(i).width() + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
            byWidth.computeIfAbsent(padded, w -> new ArrayList<>()).add(i);
        }
        Emissions[] all = new Emissions[strips.size()];
        byWidth.forEach((width, members) -> {
            int most = Math.max(1, BATCH_COLUMNS / width);
            for (int from = 0; from < members.size(); from += most) {
                readBatch(strips, members.subList(from, Math.min(members.size(), from + most)), width, all);
            }
        });
        return List.of(all);
    }

    private void readBatch(List<LineStrip> strips, List<Integer> members, int width, Emissions[] all) {
        int frames = width / architecture.columnsPerFrame();
        int each = architecture.height() * width;
        float[] input = new float[members.size() * each];
        for (int m = 0; m < members.size(); m++) {
            unshuffle(strips.get(members.get(m)), width, input, m * each);
        }
        float[] logProbs = forward(input, members.size(), width);
        for (int m = 0; m < members.size(); m++) {
            int columns = strips.get(members.get(m)).width();
            int kept = (columns + architecture.columnsPerFrame() - 1) / architecture.columnsPerFrame();
            int from = m * frames * classes;
            all[members.get(m)] = new Emissions(
                    kept,
                    classes,
                    architecture.columnsPerFrame(),
                    Arrays.copyOfRange(logProbs, from, from + kept * classes));
        }
    }

    /**
     * Writes a strip as the net takes it: ink 1, paper 0, each 2×2 square of pixels spread over four channels, blank
     * paper on the right up to the padded width.
     *
     * @param width even, at least the strip's
     * @param into receives 4 × height/2 × width/2 values from {@code offset} on, which must be 0 before
     */
    public static void unshuffle(LineStrip strip, int width, float[] into, int offset) {
        byte[] pixels = strip.pixels().pixels();
        int columns = strip.width();
        int half = width / 2;
        int plane = strip.pixels().height() / 2 * half;
        for (int row = 0; row < strip.pixels().height(); row++) {
            int even = offset + (row & 1) * 2 * plane + (row >> 1) * half;
            for (int c = 0; c < columns; c++) {
                into[even + (c & 1) * plane + (c >> 1)] = (255 - (pixels[row * columns + c] & 0xff)) / 255f;
            }
        }
    }

    /** Log-probabilities, line by line, frame by frame. */
    private float[] forward(float[] input, int lines, int width) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray x = pass.create(input, new Shape(lines, 4, architecture.height() / 2, width / 2));
            for (Convolution c : convolutions) {
                NDArray y = Activation.relu(convolve(x, c));
                x = c.layer().residual() ? y.add(x) : y;
            }
            return convolve(x, output)
                    .reshape(lines, classes, width / architecture.columnsPerFrame())
                    .transpose(0, 2, 1)
                    .logSoftmax(2)
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
