package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.chirograph.image.LineStrip;

/**
 * The character net in line use: slides along height-normalised lines and says for every frame which character stands
 * there. Batch normalisation is folded into the convolutions when the net is made. Holds native memory until closed.
 * {@link #emissions} may be called from several threads at once.
 */
public final class CharacterNet implements AutoCloseable {
    /** Widths are padded to a multiple of this, in columns: the native library keeps compiled code for each width. */
    private static final int WIDTH_STEP = 64;

    private final LineArchitecture architecture;
    private final int classes;
    private final NetPass pass;

    /** A net that is run as training runs it, by PyTorch. */
    public CharacterNet(NetWeights weights) {
        this(weights, NetEngine.PYTORCH);
    }

    public CharacterNet(NetWeights weights, NetEngine engine) {
        architecture = weights.architecture();
        classes = weights.classes();
        pass = engine.pass(weights);
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
            int most = Math.max(1, pass.batchColumns() / width);
            for (int from = 0; from < members.size(); from += most) {
                readBatch(strips, members.subList(from, Math.min(members.size(), from + most)), width, all);
            }
        });
        return List.of(all);
    }

    private void readBatch(List<LineStrip> strips, List<Integer> members, int width, Emissions[] all) {
        float[] logProbs = pass.logProbs(members.stream().map(strips::get).toList(), width);
        int each = width / architecture.columnsPerFrame() * classes;
        for (int at = 0; at < logProbs.length; at += classes) {
            if (Float.isNaN(logProbs[at])) {
                throw new IllegalStateException("the net's answer is no number, at frame " + at % each / classes
                        + " of a line of " + width + " columns");
            }
        }
        for (int m = 0; m < members.size(); m++) {
            int columns = strips.get(members.get(m)).width();
            int frames = (columns + architecture.columnsPerFrame() - 1) / architecture.columnsPerFrame();
            all[members.get(m)] = new Emissions(
                    frames,
                    classes,
                    architecture.columnsPerFrame(),
                    Arrays.copyOfRange(logProbs, m * each, m * each + frames * classes));
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

    @Override
    public void close() {
        pass.close();
    }
}
