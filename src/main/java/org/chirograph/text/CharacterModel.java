package org.chirograph.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How probable a character is after the characters before it on its line: an n-gram model with back-off.
 *
 * <p>Characters are known by <em>symbols</em>: {@link #FOREIGN} is any character the model has never seen,
 * {@link #LINE_END} ends a line, the others are Unicode code points ({@link #symbol}). What has been read so far is
 * known by a <em>state</em>: begin a line with {@link #start}, go on with {@link #next}. In every state the
 * probabilities of all symbols sum to 1. Queries allocate nothing. Immutable: any number of threads may ask.
 *
 * <p>Probability of a symbol c after a context h (Katz's form of the interpolated model that
 * {@link CharacterModelTrainer} estimates): the stored p(c|h) if the n-gram hc is kept, else backOff(h) · p(c|h'),
 * where h' is h without its first symbol.
 */
public final class CharacterModel {
    /** The symbol of every character outside the model's alphabet. */
    public static final int FOREIGN = 0;

    /** The symbol that ends a line. */
    public static final int LINE_END = 1;

    /** Code points below this are looked up in a table, the others by search. */
    private static final int TABLED = 0x3000;

    /** Share of a context that back-off may take at most: something is left for the characters that were kept. */
    private static final double MOST_REST = 0.999;

    private final NgramTrie trie;
    private final int[] codePoints;
    private final char[] tabled = new char[TABLED];
    private final float[] logProb;
    private final float[] backOff;

    CharacterModel(NgramFile file) {
        trie = file.trie();
        codePoints = file.codePoints();
        for (int s = LINE_END + 1; s < codePoints.length; s++) {
            if (codePoints[s] < TABLED) {
                tabled[codePoints[s]] = (char) s;
            }
        }
        logProb = new float[trie.nodes()];
        backOff = new float[trie.nodes()];
        normalise(file);
    }

    /** Reads a model file; its contents are checked, so that a damaged file gives an exception that says so. */
    public static CharacterModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new CharacterModel(NgramFile.read(in));
        } catch (IOException e) {
            throw new IOException("can't use the n-gram model " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads the content of a model file. */
    public static CharacterModel read(InputStream in) throws IOException {
        return new CharacterModel(NgramFile.read(in));
    }

    /**
     * From rounded values to a proper distribution in every context: the kept probabilities are scaled to what the
     * file leaves to them, and the back-off weight hands the rest to the characters that were not kept.
     */
    private void normalise(NgramFile file) {
        float[] p = new float[trie.nodes()];
        double sum = 0;
        for (int s = 0; s < trie.symbols(); s++) {
            sum += p[1 + s] = file.unigrams()[s];
        }
        for (int s = 0; s < trie.symbols(); s++) {
            p[1 + s] = (float) (p[1 + s] / sum);
            logProb[1 + s] = (float) Math.log(p[1 + s]);
        }
        double[] value = NgramFile.probabilities();
        for (int context = 1; context < trie.levelStart[trie.order()]; context++) {
            int from = trie.firstChild[context];
            int to = trie.firstChild[context + 1];
            if (from == to) {
                continue;
            }
            double kept = 0;
            double below = 0;
            for (int node = from; node < to; node++) {
                kept += value[file.rounded()[node] & 0xff];
                below += p[trie.suffix[node]];
            }
            boolean complete = to - from == trie.symbols();
            double rest = complete ? 0 : Math.min(value[file.rest()[context] & 0xff], MOST_REST);
            double scale = (1 - rest) / kept;
            for (int node = from; node < to; node++) {
                p[node] = (float) (value[file.rounded()[node] & 0xff] * scale);
                logProb[node] = (float) Math.log(p[node]);
            }
            backOff[context] = complete ? 0 : (float) Math.log(rest / Math.max(1 - below, 1e-9));
        }
    }

    /** Longest n-gram, in characters. */
    public int order() {
        return trie.order();
    }

    /** Number of symbols, {@link #FOREIGN} and {@link #LINE_END} included. */
    public int symbols() {
        return trie.symbols();
    }

    /** Number of n-grams kept. */
    public int size() {
        return trie.nodes() - 1;
    }

    /** The symbol of a character, {@link #FOREIGN} for one that the model does not know. */
    public int symbol(int codePoint) {
        if (codePoint < TABLED) {
            return tabled[codePoint];
        }
        for (int s = LINE_END + 1; s < codePoints.length; s++) {
            if (codePoints[s] == codePoint) {
                return s;
            }
        }
        return FOREIGN;
    }

    /** The code points that the model knows. */
    public int[] letters() {
        return Arrays.copyOfRange(codePoints, LINE_END + 1, codePoints.length);
    }

    /** The state at the beginning of a line. */
    public int start() {
        return 1 + LINE_END;
    }

    /** The state in which nothing is known of what came before. */
    public int anywhere() {
        return 0;
    }

    /** Natural logarithm of the probability of a symbol in a state. */
    public float logProb(int state, int symbol) {
        float penalty = 0;
        int context = state;
        int node = trie.child(context, symbol);
        while (node < 0) {
            penalty += backOff[context];
            context = trie.suffix[context];
            node = trie.child(context, symbol);
        }
        return penalty + logProb[node];
    }

    /** The state after a symbol. */
    public int next(int state, int symbol) {
        int context = state;
        int node = trie.child(context, symbol);
        while (node < 0) {
            context = trie.suffix[context];
            node = trie.child(context, symbol);
        }
        while (node > 0 && !trie.hasChildren(node)) {
            node = trie.suffix[node];
        }
        return node;
    }

    /** Natural logarithm of the probability that a line says exactly this. */
    public double logProb(String line) {
        double sum = 0;
        int state = start();
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int symbol = symbol(line.codePointAt(i));
            sum += logProb(state, symbol);
            state = next(state, symbol);
        }
        return sum + logProb(state, LINE_END);
    }
}
