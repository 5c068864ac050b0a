package org.chirograph.recognize;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chirograph.recognize.LineArchitecture.Layer;
import org.chirograph.recognize.LineArchitecture.Parameter;

/**
 * The numbers of a net, all in one array, so that an optimiser or an average needs one loop and no names.
 *
 * <p>File: the four bytes {@code CHNW}, a format number, the architecture's name (modified UTF-8), the number of
 * classes, then every parameter in the architecture's order, big-endian: weights as 16-bit floats, which halves the
 * file and costs nothing measurable, all else as 32-bit floats.
 */
public final class NetWeights {
    private static final int MAGIC = 'C' << 24 | 'H' << 16 | 'N' << 8 | 'W';
    private static final int FORMAT = 1;

    /** Added to a variance before its root is taken; the value of the usual batch normalisation. */
    public static final float EPSILON = 1e-5f;

    /** A class that was never seen starts out improbable. */
    private static final float NEW_CLASS_BIAS = -6;

    private final LineArchitecture architecture;
    private final int classes;
    private final List<Parameter> parameters;
    private final float[] values;

    /** @param values in the order of {@link #parameters}; shared, not copied */
    public NetWeights(LineArchitecture architecture, int classes, float[] values) {
        this.architecture = architecture;
        this.classes = classes;
        this.parameters = List.copyOf(architecture.parameters(classes));
        this.values = values;
        if (values.length != parameters.getLast().end()) {
            throw new IllegalArgumentException("a net " + architecture.name() + " of " + classes + " classes has "
                    + parameters.getLast().end() + " numbers, not " + values.length);
        }
    }

    /** An untrained net: He's normal initialisation for ReLU layers, the same for the same seed. */
    public static NetWeights random(LineArchitecture architecture, int classes, long seed) {
        List<Parameter> parameters = architecture.parameters(classes);
        float[] values = new float[parameters.getLast().end()];
        Random random = new Random(seed);
        for (Parameter p : parameters) {
            double deviation = Math.sqrt(2.0 / (p.in() * p.rows() * p.columns()));
            for (int i = p.offset(); i < p.end(); i++) {
                values[i] = switch (p.kind()) {
                    case WEIGHT -> (float) (deviation * random.nextGaussian());
                    case GAIN, VARIANCE -> 1;
                    case BIAS, MEAN -> 0;
                };
            }
        }
        return new NetWeights(architecture, classes, values);
    }

    public LineArchitecture architecture() {
        return architecture;
    }

    public int classes() {
        return classes;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The backing array. */
    public float[] values() {
        return values;
    }

    /** Where a parameter lies, by name, such as {@code "conv1.weight"}. */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Takes over what another net has learnt: every parameter that has the same name and size there. Strides and
     * dilations may differ, so that a net with another step along the line can begin with the same strokes.
     *
     * @return names of the parameters taken over
     */
    public List<String> startFrom(NetWeights other) {
        List<String> taken = new ArrayList<>();
        for (Parameter p : parameters) {
            for (Parameter q : other.parameters) {
                if (p.name().equals(q.name()) && p.sizedLike(q)) {
                    System.arraycopy(other.values, q.offset(), values, p.offset(), p.size());
                    taken.add(p.name());
                }
            }
        }
        return taken;
    }

    /** A copy of one parameter. */
    float[] numbers(String name) {
        Parameter p = parameter(name);
        return Arrays.copyOfRange(values, p.offset(), p.end());
    }

    /** The 1×1 convolution after the last layer, whose channels are the classes. */
    Layer classLayer() {
        return new Layer("classes", architecture.features(), classes, 1, 1, 0, 0, 1, 1, 1, false);
    }

    /** A layer's weights with its batch normalisation multiplied in. */
    float[] foldedWeights(Layer layer) {
        float[] folded = numbers(layer.name() + ".weight");
        float[] scales = scales(layer);
        int each = folded.length / layer.out();
        for (int i = 0; i < folded.length; i++) {
            folded[i] *= scales[i / each];
        }
        return folded;
    }

    /** The bias that goes with {@link #foldedWeights}. */
    float[] foldedBias(Layer layer) {
        float[] folded = numbers(layer.name() + ".bias");
        float[] mean = numbers(layer.name() + ".mean");
        float[] scales = scales(layer);
        for (int i = 0; i < folded.length; i++) {
            folded[i] -= mean[i] * scales[i];
        }
        return folded;
    }

    /** What batch normalisation multiplies each channel by. */
    private float[] scales(Layer layer) {
        float[] scales = numbers(layer.name() + ".gain");
        float[] variance = numbers(layer.name() + ".variance");
        for (int i = 0; i < scales.length; i++) {
            scales[i] = (float) (scales[i] / Math.sqrt(variance[i] + EPSILON));
        }
        return scales;
    }

    /**
     * The same net with classes added at the end, which it has yet to learn: their weights are those of a new net, so
     * that what it knew it says as before, but for the little that new classes take away.
     */
    public NetWeights withClasses(int more, long seed) {
        NetWeights wider = random(architecture, more, seed);
        copyTo(wider, values, wider.values);
        int bias = wider.parameter("classes.bias").offset();
        Arrays.fill(wider.values, bias + classes, bias + more, NEW_CLASS_BIAS);
        return wider;
    }

    /** The same net, a share of the way from itself to another that was trained on from it. */
    public NetWeights towards(NetWeights other, double share) {
        float[] between = values.clone();
        for (int i = 0; i < between.length; i++) {
            between[i] += (float) (share * (other.values[i] - values[i]));
        }
        return new NetWeights(architecture, classes, between);
    }

    /**
     * The same net as it is run: channels that {@link LineArchitecture#aligned} adds have weights and gains of 0 and
     * say nothing. What is learnt or measured there is carried back by {@link #copyTo}.
     */
    public NetWeights aligned() {
        LineArchitecture wider = architecture.aligned();
        List<Parameter> others = wider.parameters(classes);
        NetWeights all =
                new NetWeights(wider, classes, new float[others.getLast().end()]);
        copyTo(all, values, all.values);
        return all;
    }

    /**
     * Copies numbers laid out as this net's to the layout of another with the same layers, wider or narrower: of each
     * parameter what both have.
     */
    public void copyTo(NetWeights other, float[] from, float[] to) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Parameter q = other.parameters.get(i);
            int kernel = p.rows() * p.columns();
            int length = Math.min(p.in(), q.in()) * kernel;
            for (int o = 0; o < Math.min(p.out(), q.out()); o++) {
                System.arraycopy(from, p.offset() + o * p.in() * kernel, to, q.offset() + o * q.in() * kernel, length);
            }
        }
    }

    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeUTF(architecture.name());
        out.writeInt(classes);
        for (Parameter p : parameters) {
            for (int i = p.offset(); i < p.end(); i++) {
                if (p.kind() == Parameter.Kind.WEIGHT) {
                    out.writeShort(Float.floatToFloat16(values[i]));
                } else {
                    out.writeFloat(values[i]);
                }
            }
        }
        out.flush();
    }

    /** Reads a file that {@link #write} wrote. */
    public static NetWeights read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        }
    }

    /** Reads what {@link #write} wrote; fails with a {@link ModelException} on anything else. */
    public static NetWeights read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        try {
            if (in.readInt() != MAGIC) {
                throw new ModelException("The weights of the model are not in Chirograph's format.");
            }
            int format = in.readInt();
            if (format != FORMAT) {
                throw new ModelException("The weights of the model are in format " + format
                        + ", but this version of the program reads format " + FORMAT + '.');
            }
            LineArchitecture architecture = LineArchitecture.named(in.readUTF());
            int classes = in.readInt();
            List<Parameter> parameters = architecture.parameters(classes);
            float[] values = new float[parameters.getLast().end()];
            for (Parameter p : parameters) {
                for (int i = p.offset(); i < p.end(); i++) {
                    values[i] =
                            p.kind() == Parameter.Kind.WEIGHT ? Float.float16ToFloat(in.readShort()) : in.readFloat();
                }
            }
            return new NetWeights(architecture, classes, values);
        } catch (EOFException e) {
            throw new ModelException("The weights of the model end too early; the file was cut short.", e);
        }
    }
}
