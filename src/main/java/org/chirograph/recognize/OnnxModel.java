package org.chirograph.recognize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chirograph.recognize.LineArchitecture.Layer;

/**
 * A net as an ONNX model, written by hand: convolutions with their batch normalisation folded in, nothing quantised.
 *
 * <p>Input {@value #INPUT}: lines × 1 × height × width, ink 1 and paper 0, the width a multiple of the architecture's
 * columns a frame, blank paper on the right where a line is shorter. Output {@value #OUTPUT}: lines × frames × classes,
 * natural logarithms. Lines, width and frames are free. Field numbers are those of onnx.proto, IR version 8.
 */
public final class OnnxModel {
    static final String INPUT = "strip";
    static final String OUTPUT = "log_probabilities";

    private static final int IR_VERSION = 8;

    /** The first with all operators as they are used here is 13; 17 is the newest that IR version 8 came with. */
    private static final int OPERATOR_SET = 17;

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final NetWeights weights;
    private final ProtoMessage graph = new ProtoMessage();

    private OnnxModel(NetWeights weights) {
        this.weights = weights;
    }

    /**
     * A model's net as the bytes of a file that says for itself how lines are to be cut for it and what its classes
     * stand for: the properties {@code alphabet} (JSON, from class 1 on), {@code geometry} (JSON), {@code
     * columns-per-frame}, {@code model}, {@code model-sha256} and {@code program}.
     */
    public static byte[] of(ModelFolder model, String programVersion) {
        NetWeights weights = model.weights();
        Map<String, String> metadata = Map.of(
                "alphabet", json(model.spec().alphabet()),
                "geometry", json(model.spec().geometry()),
                "columns-per-frame", String.valueOf(weights.architecture().columnsPerFrame()),
                "model", model.spec().name(),
                "model-sha256", model.hash(),
                "program", "Chirograph " + programVersion);
        return of(weights, programVersion, metadata);
    }

    private static String json(Object value) {
        try {
            return new JsonMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lists and records can be written", e);
        }
    }

    /**
     * The bytes of the file.
     *
     * @param programVersion of the program that writes it
     * @param metadata what the model is to say of itself
     * @throws ModelException when the net's layers don't end in one row
     */
    static byte[] of(NetWeights weights, String programVersion, Map<String, String> metadata) {
        ProtoMessage model = new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "chirograph")
                .text(3, programVersion)
                .message(7, new OnnxModel(weights).graph())
                .message(8, new ProtoMessage().text(1, "").number(2, OPERATOR_SET));
        new TreeMap<>(metadata)
                .forEach((key, value) ->
                        model.message(14, new ProtoMessage().text(1, key).text(2, value)));
        return model.toBytes();
    }

    private ProtoMessage graph() {
        LineArchitecture net = weights.architecture();
        // Blocks of 2×2 pixels become channels row by row, as CharacterNet.unshuffle has them.
        node("SpaceToDepth", "squares", List.of(integer("blocksize", 2)), INPUT);
        String x = "squares";
        int rows = net.height() / 2;
        for (Layer layer : net.layers()) {
            x = layer(layer, x);
            rows = (rows + 2 * layer.padRows() - layer.rows()) / layer.strideRows() + 1;
        }
        boolean page = net.height() == 0;
        if (rows != 1 && !page) {
            throw new ModelException("A net " + net.name() + " can't be written as ONNX: " + rows
                    + " rows are left after its last layer, not one.");
        }
        float[] bias = weights.numbers("classes.bias");
        x = convolution(weights.classLayer(), x, weights.numbers("classes.weight"), bias);
        if (page) {
            node("Sigmoid", OUTPUT, List.of(), x);
            return graph.text(2, net.name())
                    .message(11, described(INPUT, free("pages"), fixed(1), free("height"), free("width")))
                    .message(
                            12,
                            described(OUTPUT, free("pages"), fixed(weights.classes()), free("rows"), free("columns")));
        }
        tensor("rows", INT64, littleEndian(Long.BYTES).putLong(2), 1);
        node("Squeeze", "columns", List.of(), x, "rows");
        node("Transpose", "frames", List.of(integers("perm", 0, 2, 1)), "columns");
        node("LogSoftmax", OUTPUT, List.of(integer("axis", 2)), "frames");
        return graph.text(2, net.name())
                .message(11, described(INPUT, free("lines"), fixed(1), fixed(net.height()), free("width")))
                .message(12, described(OUTPUT, free("lines"), free("frames"), fixed(weights.classes())));
    }

    /** Adds a layer; returns the name of what it makes, as all that add do. */
    private String layer(Layer layer, String from) {
        String convolved = convolution(layer, from, weights.foldedWeights(layer), weights.foldedBias(layer));
        String relu = node("Relu", layer.name() + ".relu", List.of(), convolved);
        return layer.residual() ? node("Add", layer.name() + ".sum", List.of(), relu, from) : relu;
    }

    private String convolution(Layer l, String from, float[] weight, float[] bias) {
        String weights = tensor(l.name() + ".weight", FLOAT, floats(weight), l.out(), l.in(), l.rows(), l.columns());
        return node(
                "Conv",
                l.name(),
                List.of(
                        integers("kernel_shape", l.rows(), l.columns()),
                        integers("strides", l.strideRows(), l.strideColumns()),
                        integers("dilations", l.dilation(), l.dilation()),
                        integers("pads", l.padRows(), l.padColumns(), l.padRows(), l.padColumns())),
                from,
                weights,
                tensor(l.name() + ".bias", FLOAT, floats(bias), l.out()));
    }

    private String node(String operator, String made, List<ProtoMessage> attributes, String... inputs) {
        ProtoMessage node = new ProtoMessage();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, made).text(3, made).text(4, operator);
        attributes.forEach(attribute -> node.message(5, attribute));
        graph.message(1, node);
        return made;
    }

    private String tensor(String name, int type, ByteBuffer content, int... dimensions) {
        ProtoMessage tensor = new ProtoMessage();
        for (int d : dimensions) {
            tensor.number(1, d);
        }
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, content.array()));
        return name;
    }

    private static ByteBuffer floats(float[] values) {
        ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ProtoMessage integer(String name, int value) {
        return new ProtoMessage().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    private static ProtoMessage integers(String name, int... values) {
        ProtoMessage attribute = new ProtoMessage().text(1, name).number(20, ATTRIBUTE_INTS);
        for (int v : values) {
            attribute.number(8, v);
        }
        return attribute;
    }

    /** Name, type and shape of an input or output. */
    private static ProtoMessage described(String name, ProtoMessage... dimensions) {
        ProtoMessage shape = new ProtoMessage();
        for (ProtoMessage d : dimensions) {
            shape.message(1, d);
        }
        ProtoMessage tensor = new ProtoMessage().number(1, FLOAT).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    private static ProtoMessage fixed(int size) {
        return new ProtoMessage().number(1, size);
    }

    private static ProtoMessage free(String name) {
        return new ProtoMessage().text(2, name);
    }
}
