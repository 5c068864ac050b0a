package org.chirograph.text;

import java.util.Arrays;

/**
 * How often every n-gram up to an order occurs in a text, as a trie. Each place of the text is packed with the symbols
 * after it into one long; sorted, these hold the n-grams of every length in the order the trie wants them.
 */
final class NgramCounts {
    private final NgramTrie trie;
    private final int[] count;

    private NgramCounts(NgramTrie trie, int[] count) {
        this.trie = trie;
        this.count = count;
    }

    NgramTrie trie() {
        return trie;
    }

    int of(int node) {
        return count[node];
    }

    /**
     * @param text lines of symbols, each ended by {@link CharacterModel#LINE_END}; every line is seen as if another line
     *     end stood before it, which counts as context only
     */
    static NgramCounts of(char[] text, int order, int symbols) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(symbols);
        if (bits * order > 63) {
            throw new IllegalArgumentException(symbols + " symbols are too many for order " + order);
        }
        int lines = 0;
        for (char symbol : text) {
            lines += symbol == CharacterModel.LINE_END ? 1 : 0;
        }
        long[] places = new long[text.length + lines];
        int filled = 0;
        for (int at = 0; at < text.length; at++) {
            if (at == 0 || text[at - 1] == CharacterModel.LINE_END) {
                places[filled++] = pack(text, at, order, bits, true);
            }
            places[filled++] = pack(text, at, order, bits, false);
        }
        Arrays.sort(places, 0, filled);
        return build(places, filled, order, bits, symbols, lines);
    }

    /** The symbols from a place on, each plus one, zeroes after the line's end; optionally a line end before them. */
    private static long pack(char[] text, int at, int order, int bits, boolean lineBefore) {
        long packed = lineBefore ? CharacterModel.LINE_END + 1 : 0;
        int i = at;
        boolean ended = false;
        for (int n = lineBefore ? 1 : 0; n < order; n++) {
            packed <<= bits;
            if (!ended) {
                packed |= text[i] + 1;
                ended = text[i++] == CharacterModel.LINE_END || i == text.length;
            }
        }
        return packed;
    }

    private static NgramCounts build(long[] places, int filled, int order, int bits, int symbols, int lines) {
        int[] levelStart = new int[order + 2];
        levelStart[1] = 1;
        levelStart[2] = 1 + symbols;
        long mask = (1L << bits) - 1;
        int nodes = 1 + symbols;
        for (int n = 2; n <= order; n++) {
            int shift = bits * (order - n);
            long previous = -1;
            for (int i = 0; i < filled; i++) {
                long gram = places[i] >>> shift;
                nodes += (gram & mask) != 0 && gram != previous ? 1 : 0;
                previous = gram;
            }
            levelStart[n + 1] = nodes;
        }
        int[] firstChild = new int[nodes + 1];
        char[] symbol = new char[nodes];
        int[] count = new int[nodes];
        firstChild[0] = 1;
        for (int s = 0; s < symbols; s++) {
            symbol[1 + s] = (char) s;
        }
        for (int i = 0; i < filled; i++) {
            count[(int) (places[i] >>> bits * (order - 1))]++;
        }
        count[1 + CharacterModel.LINE_END] -= lines;
        for (int n = 2; n <= order; n++) {
            fillLevel(places, filled, n, bits, order, levelStart, firstChild, symbol, count);
        }
        Arrays.fill(firstChild, levelStart[order], nodes + 1, nodes);
        return new NgramCounts(new NgramTrie(levelStart, firstChild, symbol), count);
    }

    private static void fillLevel(
            long[] places,
            int filled,
            int n,
            int bits,
            int order,
            int[] levelStart,
            int[] firstChild,
            char[] symbol,
            int[] count) {
        int shift = bits * (order - n);
        long mask = (1L << bits) - 1;
        int node = levelStart[n] - 1;
        int parent = levelStart[n - 1] - 1;
        long gramBefore = -1;
        long stemBefore = -1;
        for (int i = 0; i < filled; i++) {
            long gram = places[i] >>> shift;
            long stem = gram >>> bits;
            if ((stem & mask) != 0 && stem != stemBefore) {
                parent = n == 2 ? (int) stem : parent + 1;
                firstChild[parent] = node + 1;
            }
            stemBefore = stem;
            if ((gram & mask) != 0) {
                if (gram != gramBefore) {
                    symbol[++node] = (char) ((gram & mask) - 1);
                }
                count[node]++;
            }
            gramBefore = gram;
        }
        for (int p = levelStart[n] - 1, next = node + 1; p >= levelStart[n - 1]; p--) {
            if (firstChild[p] == 0) {
                firstChild[p] = next;
            }
            next = firstChild[p];
        }
    }
}
