package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a net that slides along a line, from first to last. A line's frame height shrinks to one row on the
 * way; what is left is one column of features for every {@link #columnsPerFrame} columns of the strip. A net that looks
 * at whole pages ({@link #PAGE}) keeps its rows.
 *
 * <p>Before the first layer each 2×2 square of pixels becomes one place of four channels (pixel-unshuffle): nothing is
 * lost and the costly early layers run on a quarter of the places. Every layer is convolution, batch normalisation and
 * ReLU; after the last of them a 1×1 convolution gives the classes. Resolution is given up by strides, not by pooling:
 * max-pooling took a third of the reading time.
 *
 * @param name stands in model files; a net whose layers change gets a new one
 * @param height rows of the strip; 0 when the net takes any number of them, and gives back rows
 * @param columnsPerFrame strip columns for each frame of the output
 */
public record LineArchitecture(String name, int height, int columnsPerFrame, List<Layer> layers) {
    /** For type and print: four columns a frame are three to four frames a typewritten character. */
    public static final LineArchitecture TYPED = new LineArchitecture(
            "line-32-1",
            32,
            4,
            List.of(
                    Layer.square("strokes1", 4, 24, 1, 1, false),
                    Layer.square("strokes2", 24, 64, 2, 2, false),
                    Layer.square("parts1", 64, 64, 1, 1, true),
                    Layer.square("parts2", 64, 96, 2, 1, false),
                    Layer.square("letters", 96, 96, 1, 1, true),
                    new Layer("collapse", 96, 160, 4, 3, 0, 1, 1, 1, 1, false),
                    Layer.along("context1", 160, 1),
                    Layer.along("context2", 160, 2),
                    Layer.along("context3", 160, 1),
                    Layer.along("context4", 160, 2)));

    /** For isolated characters: the trunk of {@link #TYPED}, whose frames are then averaged. */
    public static final LineArchitecture GLYPH =
            new LineArchitecture("glyph-32-1", 32, 4, TYPED.layers().subList(0, 6));

    /**
     * For hands that join their letters. Such a hand is read by the way strokes follow each other, so a frame is two
     * columns, six to seven frames a letter, and each sees some ten letters around it. Loops reach far above and below
     * small letters, hence the height.
     */
    public static final LineArchitecture HAND = new LineArchitecture(
            "line-48-hand-1",
            48,
            2,
            List.of(
                    Layer.square("strokes1", 4, 24, 1, 1, false),
                    Layer.square("strokes2", 24, 64, 2, 1, false),
                    Layer.square("parts1", 64, 64, 1, 1, true),
                    Layer.square("parts2", 64, 96, 2, 1, false),
                    Layer.square("letters", 96, 96, 1, 1, true),
                    new Layer("collapse", 96, 160, 6, 3, 0, 1, 1, 1, 1, false),
                    Layer.along("context1", 160, 1),
                    Layer.along("context2", 160, 2),
                    Layer.along("context3", 160, 4),
                    Layer.along("context4", 160, 1),
                    Layer.along("context5", 160, 2),
                    Layer.along("context6", 160, 4)));

    /**
     * Says of every place of a coarse page whether a line of text runs there. Half the rows and a quarter of the columns
     * are left; dilations let it look some twenty x-heights up and down, which is what tells the text from what others
     * noted beside it.
     */
    public static final LineArchitecture PAGE = new LineArchitecture(
            "page-lines-1",
            0,
            4,
            List.of(
                    Layer.square("marks", 4, 32, 1, 1, false),
                    Layer.square("words", 32, 48, 1, 2, false),
                    Layer.around("around1", 48, 1),
                    Layer.around("around2", 48, 2),
                    Layer.around("around3", 48, 4),
                    Layer.around("around4", 48, 8),
                    Layer.around("around5", 48, 16),
                    Layer.around("around6", 48, 32),
                    Layer.around("around7", 48, 1)));

    private static final int CHANNEL_STEP = 16;

    private static final List<LineArchitecture> ALL = List.of(TYPED, HAND, GLYPH, PAGE);

    public LineArchitecture {
        layers = List.copyOf(layers);
    }

    /** Whether a parameter belongs to the trunk: the layers that see strokes and parts of letters, the same in every net. */
    public boolean isOfTrunk(Parameter parameter) {
        return layers.stream()
                .takeWhile(l -> l.padRows() > 0)
                .anyMatch(l -> parameter.name().startsWith(l.name() + '.'));
    }

    /** The architecture of that name, as model files give it. */
    public static LineArchitecture named(String name) {
        for (LineArchitecture known : ALL) {
            if (name.equals(known.name())) {
                return known;
            }
        }
        throw new ModelException("This model needs a net of the kind \"" + name + "\", which this version of the"
                + " program doesn't know. Use a newer version, or the model that came with this one.");
    }

    /**
     * The same net with every layer's channels rounded up to a multiple of {@value #CHANNEL_STEP}, as it is run. The
     * native library's kernels for 512-bit registers read past the last channel otherwise: on some processors a layer
     * of 24 channels gave now and then no numbers (oneDNN in PyTorch 2.7.1).
     */
    LineArchitecture aligned() {
        List<Layer> wider = new ArrayList<>();
        for (Layer l : layers) {
            int in = wider.isEmpty() ? l.in() : wider.getLast().out();
            wider.add(new Layer(
                    l.name(),
                    in,
                    (l.out() + CHANNEL_STEP - 1) / CHANNEL_STEP * CHANNEL_STEP,
                    l.rows(),
                    l.columns(),
                    l.padRows(),
                    l.padColumns(),
                    l.strideRows(),
                    l.strideColumns(),
                    l.dilation(),
                    l.residual()));
        }
        return new LineArchitecture(name, height, columnsPerFrame, wider);
    }

    /** Channels that go into the layer of classes. */
    public int features() {
        return layers.getLast().out();
    }

    /** Every array of numbers that makes up a net of this kind, in the order of the weights file. */
    List<Parameter> parameters(int classes) {
        List<Parameter> all = new ArrayList<>();
        int offset = 0;
        for (Layer layer : layers) {
            for (Parameter p : layer.parameters(offset)) {
                all.add(p);
                offset = p.end();
            }
        }
        Parameter weight = new Parameter("classes.weight", Parameter.Kind.WEIGHT, classes, features(), 1, 1, offset);
        all.add(weight);
        all.add(new Parameter("classes.bias", Parameter.Kind.BIAS, classes, 1, 1, 1, weight.end()));
        return all;
    }

    /**
     * One convolution with batch normalisation and ReLU.
     *
     * @param in channels
     * @param out channels
     * @param rows of the kernel
     * @param columns of the kernel
     * @param padRows rows of zeros (blank paper) added above and below
     * @param padColumns columns of zeros added at either end
     * @param strideRows rows by which the kernel moves on
     * @param strideColumns likewise columns
     * @param dilation step between the kernel's columns, and between its rows
     * @param residual whether the layer's input is added to what it makes
     */
    public record Layer(
            String name,
            int in,
            int out,
            int rows,
            int columns,
            int padRows,
            int padColumns,
            int strideRows,
            int strideColumns,
            int dilation,
            boolean residual) {

        static Layer square(String name, int in, int out, int strideRows, int strideColumns, boolean residual) {
            return new Layer(name, in, out, 3, 3, 1, 1, strideRows, strideColumns, 1, residual);
        }

        static Layer around(String name, int channels, int dilation) {
            return new Layer(name, channels, channels, 3, 3, dilation, dilation, 1, 1, dilation, true);
        }

        static Layer along(String name, int channels, int dilation) {
            return new Layer(name, channels, channels, 1, 5, 0, 2 * dilation, 1, 1, dilation, true);
        }

        private List<Parameter> parameters(int offset) {
            Parameter w = new Parameter(name + ".weight", Parameter.Kind.WEIGHT, out, in, rows, columns, offset);
            Parameter gain = new Parameter(name + ".gain", Parameter.Kind.GAIN, out, 1, 1, 1, w.end());
            Parameter bias = new Parameter(name + ".bias", Parameter.Kind.BIAS, out, 1, 1, 1, gain.end());
            Parameter mean = new Parameter(name + ".mean", Parameter.Kind.MEAN, out, 1, 1, 1, bias.end());
            return List.of(
                    w,
                    gain,
                    bias,
                    mean,
                    new Parameter(name + ".variance", Parameter.Kind.VARIANCE, out, 1, 1, 1, mean.end()));
        }
    }

    /**
     * One array of a net's numbers inside the array that holds them all.
     *
     * @param offset index of its first number
     */
    public record Parameter(String name, Kind kind, int out, int in, int rows, int columns, int offset) {
        public int size() {
            return out * in * rows * columns;
        }

        boolean sizedLike(Parameter other) {
            return out == other.out && in == other.in && rows == other.rows && columns == other.columns;
        }

        public int end() {
            return offset + size();
        }

        /** What the numbers do: mean and variance are measured in passing, all else is learnt. */
        public enum Kind {
            WEIGHT,
            GAIN,
            BIAS,
            MEAN,
            VARIANCE;

            public boolean learnt() {
                return this != MEAN && this != VARIANCE;
            }
        }
    }
}
