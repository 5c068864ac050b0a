package org.chirograph.text;

import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Estimates a {@link CharacterModel} from lines of text: add lines, then {@link #train}.
 *
 * <p>Probabilities are interpolated after Witten and Bell ("The zero-frequency problem", IEEE Transactions on
 * Information Theory 37, 1991): p(c|h) = (n(hc) + k·t(h)·p(c|h')) / (n(h) + k·t(h)), where t(h) is the number of
 * different characters seen after h. The n-grams whose loss would cost least are then dropped, after Seymore and
 * Rosenfeld ("Scalable backoff language models", ICSLP 1996), which with plain counts is kinder to the shorter
 * contexts than Kneser and Ney's.
 */
public final class CharacterModelTrainer {
    /** Weight k of the shorter context: 1 of Witten and Bell gives 2.7 bits a character on typing not seen, 5 gives 2.4. */
    static final double SHORTER_CONTEXT = 5;

    /** A character seen less often than this is foreign: too rare to learn anything from. */
    private static final int RARE = 3;

    /** Share of typists who put accents on capitals. */
    private static final double ACCENTED_CAPITALS = 0.3;

    private final int order;
    private final Map<Integer, Integer> seen = new TreeMap<>();
    private int[] text = new int[1 << 20];
    private int length;

    /** @param order longest n-gram, in characters, 2 to 7 */
    public CharacterModelTrainer(int order) {
        if (order < 2 || order > 7) {
            throw new IllegalArgumentException("an order lies between 2 and 7, not at " + order);
        }
        this.order = order;
    }

    /** Adds running text, a paragraph each, cut into lines; with a typist's spelling if {@code typewritten}. */
    public void addText(Stream<String> paragraphs, boolean typewritten, long seed) {
        TextLines lines = new TextLines(seed);
        Random typist = new Random(seed);
        paragraphs.forEach(paragraph -> {
            String text = typewritten
                    ? Typewriting.spell(paragraph, typist.nextDouble() < ACCENTED_CAPITALS)
                    : Normalizer.normalize(paragraph, Normalizer.Form.NFC);
            lines.cut(text).forEach(line -> add(line, 1));
        });
    }

    /** Adds a line, counted {@code times} times. */
    public void add(String line, int times) {
        int[] codePoints = line.codePoints().toArray();
        for (int c : codePoints) {
            seen.merge(c, times, Integer::sum);
        }
        for (int t = 0; t < times; t++) {
            if (length + codePoints.length + 1 > text.length) {
                text = Arrays.copyOf(text, Math.max(2 * text.length, length + codePoints.length + 1));
            }
            System.arraycopy(codePoints, 0, text, length, codePoints.length);
            length += codePoints.length;
            text[length++] = -1;
        }
    }

    /** Lines' characters added so far, line ends included. */
    public int length() {
        return length;
    }

    /** Estimates the model, keeps the {@code size} most useful n-grams and writes them as an n-gram file; leaves {@code out} open. */
    public void train(int size, OutputStream out) throws IOException {
        estimate(size).write(out);
    }

    /** The model as it will be read back. */
    public CharacterModel train(int size) {
        return new CharacterModel(estimate(size));
    }

    private NgramFile estimate(int size) {
        if (length == 0) {
            throw new IllegalStateException("there is no text to learn from");
        }
        int[] codePoints = alphabet();
        NgramCounts counts = NgramCounts.of(symbols(codePoints), order, codePoints.length);
        double[] p = interpolate(counts);
        return prune(counts, p, mostUseful(counts, p, size), codePoints);
    }

    /** The code point of each symbol from 2; the first two are unused. */
    private int[] alphabet() {
        int[] common = seen.entrySet().stream()
                .filter(e -> e.getValue() >= RARE)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        int[] codePoints = new int[common.length + 2];
        System.arraycopy(common, 0, codePoints, 2, common.length);
        return codePoints;
    }

    private char[] symbols(int[] codePoints) {
        Map<Integer, Integer> symbol = new HashMap<>();
        for (int s = 2; s < codePoints.length; s++) {
            symbol.put(codePoints[s], s);
        }
        char[] symbols = new char[length];
        for (int i = 0; i < length; i++) {
            symbols[i] = (char)
                    (text[i] < 0 ? CharacterModel.LINE_END : symbol.getOrDefault(text[i], CharacterModel.FOREIGN));
        }
        return symbols;
    }

    /** p(c|h) of every n-gram hc, level by level, so that the shorter contexts are done first. */
    private static double[] interpolate(NgramCounts counts) {
        NgramTrie trie = counts.trie();
        double[] p = new double[trie.nodes()];
        double even = 1.0 / trie.symbols();
        for (int context = 0; context < trie.levelStart[trie.order()]; context++) {
            int from = trie.firstChild[context];
            int to = trie.firstChild[context + 1];
            double after = 0;
            double different = 0;
            for (int node = from; node < to; node++) {
                after += counts.of(node);
                different += counts.of(node) > 0 ? 1 : 0;
            }
            double shorter = SHORTER_CONTEXT * different;
            for (int node = from; node < to; node++) {
                double lower = context == 0 ? even : p[trie.suffix[node]];
                p[node] = (counts.of(node) + shorter * lower) / (after + shorter);
            }
        }
        return p;
    }

    /** Marks the n-grams to keep: those whose loss costs most, with the beginnings and endings they rest on. */
    private boolean[] mostUseful(NgramCounts counts, double[] p, int size) {
        NgramTrie trie = counts.trie();
        float[] loss = new float[trie.nodes()];
        for (int context = 1; context < trie.levelStart[order]; context++) {
            int from = trie.firstChild[context];
            int to = trie.firstChild[context + 1];
            double after = 0;
            for (int node = from; node < to; node++) {
                after += counts.of(node);
            }
            double shorter = SHORTER_CONTEXT * (to - from);
            double backOff = shorter / (after + shorter);
            for (int node = from; node < to; node++) {
                loss[node] = (float) (counts.of(node) * Math.log(p[node] / (backOff * p[trie.suffix[node]])));
            }
        }
        double low = 0;
        double high = 1e6;
        boolean[] kept = keep(trie, loss, low);
        while (high - low > 0.01 * low + 1e-3) {
            double middle = low == 0 && high > 10 ? Math.sqrt(high) : (low + high) / 2;
            boolean[] tried = keep(trie, loss, middle);
            int number = 0;
            for (boolean k : tried) {
                number += k ? 1 : 0;
            }
            if (number > size) {
                low = middle;
            } else {
                high = middle;
                kept = tried;
            }
        }
        return kept;
    }

    private static boolean[] keep(NgramTrie trie, float[] loss, double least) {
        boolean[] kept = new boolean[trie.nodes()];
        Arrays.fill(kept, 0, trie.levelStart[2], true);
        for (int n = trie.order(); n >= 2; n--) {
            for (int parent = trie.levelStart[n - 1]; parent < trie.levelStart[n]; parent++) {
                for (int node = trie.firstChild[parent]; node < trie.firstChild[parent + 1]; node++) {
                    if (kept[node] || loss[node] > least) {
                        kept[node] = true;
                        kept[parent] = true;
                        kept[trie.suffix[node]] = true;
                    }
                }
            }
        }
        return kept;
    }

    private NgramFile prune(NgramCounts counts, double[] p, boolean[] kept, int[] codePoints) {
        NgramTrie trie = counts.trie();
        int nodes = 0;
        for (boolean k : kept) {
            nodes += k ? 1 : 0;
        }
        int[] levelStart = new int[order + 2];
        int[] firstChild = new int[nodes + 1];
        char[] symbol = new char[nodes];
        byte[] rounded = new byte[nodes];
        byte[] rest = new byte[nodes];
        float[] unigrams = new float[codePoints.length];
        for (int s = 0; s < unigrams.length; s++) {
            unigrams[s] = (float) p[1 + s];
        }
        int parent = 0;
        int to = 1;
        for (int n = 0; n < order; n++) {
            levelStart[n + 1] = to;
            for (int context = trie.levelStart[n]; context < trie.levelStart[n + 1]; context++) {
                if (!kept[context]) {
                    continue;
                }
                firstChild[parent] = to;
                double left = 1;
                for (int node = trie.firstChild[context]; node < trie.firstChild[context + 1]; node++) {
                    if (kept[node]) {
                        symbol[to] = trie.symbol[node];
                        rounded[to++] = NgramFile.round(p[node]);
                        left -= p[node];
                    }
                }
                rest[parent++] = NgramFile.round(Math.max(left, 1e-7));
            }
        }
        levelStart[order + 1] = to;
        Arrays.fill(firstChild, parent, nodes + 1, nodes);
        return new NgramFile(codePoints, unigrams, new NgramTrie(levelStart, firstChild, symbol), rounded, rest);
    }
}
