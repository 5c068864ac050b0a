package org.chirograph.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * An n-gram model that takes in how one writer words things: names, formulas and spellings that come again.
 *
 * <p>In every context h that the writer's lines show, p(c|h) = (n(hc) + k·t(h)·q(c|h)) / (n(h) + k·t(h)): the form in
 * which {@link CharacterModelTrainer} mixes in the shorter context, with the general model's q in its place (after
 * Federico, "Bayesian estimation methods for n-gram language model adaptation", ICSLP 1996). Contexts that the general
 * model lacks take the shorter context's probabilities for q, contexts that the writer never used stay as they were.
 */
public final class WriterNgrams {
    private final NgramFile general;
    private final CharacterModel model;
    private final NgramTrie known;
    private final NgramCounts written;
    private final NgramTrie said;

    private final int[] levelStart;
    private final int[] firstChild;
    private final char[] symbol;
    private final double[] p;
    private final byte[] rounded;
    private final byte[] rest;

    /** Of each node the node of its n-gram without the first symbol, and its nodes in the two tries or −1. */
    private final int[] suffix;

    private final int[] inKnown;
    private final int[] inSaid;
    private int nodes;

    private WriterNgrams(NgramFile general, List<String> lines) {
        this.general = general;
        this.model = new CharacterModel(general);
        this.known = general.trie();
        this.written = NgramCounts.of(symbols(lines), known.order(), known.symbols());
        this.said = written.trie();
        int most = known.nodes() + said.nodes();
        this.levelStart = new int[known.order() + 2];
        this.firstChild = new int[most + 1];
        this.symbol = new char[most];
        this.p = new double[most];
        this.rounded = new byte[most];
        this.rest = new byte[most];
        this.suffix = new int[most];
        this.inKnown = new int[most];
        this.inSaid = new int[most];
    }

    /**
     * A general model's file with a writer's lines taken in; a few hundred lines add a few per cent to its size.
     *
     * @param file content of a model file
     * @param lines single lines as they are to be read; characters that the general model does not know stay foreign
     * @throws IOException when the file is not a model
     */
    public static byte[] of(byte[] file, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return file;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WriterNgrams(NgramFile.read(new ByteArrayInputStream(file)), lines)
                .join()
                .write(out);
        return out.toByteArray();
    }

    private char[] symbols(List<String> lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            line.codePoints().forEach(c -> all.append((char) model.symbol(c)));
            all.append((char) CharacterModel.LINE_END);
        }
        return all.toString().toCharArray();
    }

    private NgramFile join() {
        levelStart[1] = 1;
        nodes = 1;
        for (int s = 0; s < known.symbols(); s++) {
            symbol[nodes] = (char) s;
            inKnown[nodes] = 1 + s;
            inSaid[nodes] = 1 + s;
            nodes++;
        }
        firstChild[0] = 1;
        levelStart[2] = nodes;
        estimate(0, 1, nodes);
        float[] unigrams = new float[known.symbols()];
        for (int s = 0; s < unigrams.length; s++) {
            unigrams[s] = (float) p[1 + s];
        }
        for (int n = 1; n < known.order(); n++) {
            for (int context = levelStart[n]; context < levelStart[n + 1]; context++) {
                firstChild[context] = nodes;
                addChildren(context);
                estimate(context, firstChild[context], nodes);
            }
            levelStart[n + 2] = nodes;
        }
        Arrays.fill(firstChild, levelStart[known.order()], nodes + 1, nodes);
        NgramTrie trie = new NgramTrie(levelStart, Arrays.copyOf(firstChild, nodes + 1), Arrays.copyOf(symbol, nodes));
        return new NgramFile(
                general.codePoints(), unigrams, trie, Arrays.copyOf(rounded, nodes), Arrays.copyOf(rest, nodes));
    }

    /** The children that a context has in either trie, in the order of their symbols. */
    private void addChildren(int context) {
        int k = first(known, inKnown[context]);
        int lastKnown = end(known, inKnown[context]);
        int w = first(said, inSaid[context]);
        int lastSaid = end(said, inSaid[context]);
        while (k < lastKnown || w < lastSaid) {
            int ofKnown = k < lastKnown ? known.symbol[k] : Integer.MAX_VALUE;
            int ofSaid = w < lastSaid ? said.symbol[w] : Integer.MAX_VALUE;
            int next = Math.min(ofKnown, ofSaid);
            symbol[nodes] = (char) next;
            inKnown[nodes] = ofKnown == next ? k++ : -1;
            inSaid[nodes] = ofSaid == next ? w++ : -1;
            suffix[nodes] = child(suffix[context], next);
            nodes++;
        }
    }

    private static int first(NgramTrie trie, int node) {
        return node < 0 ? 0 : trie.firstChild[node];
    }

    private static int end(NgramTrie trie, int node) {
        return node < 0 ? 0 : trie.firstChild[node + 1];
    }

    /** The node of an n-gram one symbol longer in the joined trie, which has every ending of what it has. */
    private int child(int node, int wanted) {
        return node == 0
                ? 1 + wanted
                : Arrays.binarySearch(symbol, firstChild[node], firstChild[node + 1], (char) wanted);
    }

    /** The probabilities of a context's children, and what they leave to other symbols. */
    private void estimate(int context, int from, int to) {
        int after = 0;
        int different = 0;
        for (int node = from; node < to; node++) {
            after += count(node);
            different += count(node) > 0 ? 1 : 0;
        }
        boolean foreseen = context == 0 || inKnown[context] >= 0 && known.hasChildren(inKnown[context]);
        double weight = CharacterModelTrainer.SHORTER_CONTEXT * different;
        double left = 1;
        for (int node = from; node < to; node++) {
            double q = foreseen ? Math.exp(model.logProb(inKnown[context], symbol[node])) : p[suffix[node]];
            p[node] = after == 0 ? q : (count(node) + weight * q) / (after + weight);
            rounded[node] =
                    after == 0 && inKnown[node] >= 0 ? general.rounded()[inKnown[node]] : NgramFile.round(p[node]);
            left -= p[node];
        }
        boolean asBefore = foreseen && after == 0 && context > 0;
        rest[context] = asBefore ? general.rest()[inKnown[context]] : NgramFile.round(Math.max(left, 1e-7));
    }

    private int count(int node) {
        return inSaid[node] < 0 ? 0 : written.of(inSaid[node]);
    }
}
