package org.chirograph.recognize;

import java.util.Arrays;

/**
 * The texts that searches of the same frames have come upon, sharing their beginnings: a text is a node, the empty one
 * is {@link #ROOT}, and what the n-grams say of a text is asked once, whichever search is the first to need it. Lives in
 * arrays that are used again for the next frames. Belongs to one thread.
 */
final class PrefixTree {
    static final int ROOT = 0;

    /** In place of a node: there is none. */
    static final int NONE = -1;

    private static final int UNKNOWN = -1;

    private static final int NODES = 4096;

    private final LanguagePrior prior;

    private int nodes;
    private int[] parent = new int[NODES];
    private int[] label = new int[NODES];
    private int[] state = new int[NODES];
    private double[] score = new double[NODES];

    /** All nodes but the root by parent and label, with empty places (0) between them; twice as many as nodes or more. */
    private int[] places = new int[2 * NODES];

    PrefixTree(LanguagePrior prior) {
        this.prior = prior;
    }

    /** Forgets all texts but the empty one, before which the n-grams are in this state. */
    void plant(int startState) {
        Arrays.fill(places, 0);
        nodes = 1;
        label[ROOT] = Alphabet.BLANK;
        state[ROOT] = startState;
    }

    int size() {
        return nodes;
    }

    /** The last character of a text, the blank for the empty one. */
    int label(int n) {
        return label[n];
    }

    /** What the n-grams add to a text's score for its last character. */
    double score(int n) {
        return score[n];
    }

    /** A text one character longer, {@link #NONE} unless a search made it. */
    int child(int n, int c) {
        int at = place(n, c);
        return places[at] == 0 ? NONE : places[at];
    }

    /** Makes a text one character longer that is not there yet. */
    int lengthen(int n, int c) {
        if (nodes == parent.length) {
            grow();
        }
        int made = nodes++;
        parent[made] = n;
        label[made] = c;
        state[made] = UNKNOWN;
        score[made] = prior.score(state(n), c);
        places[place(n, c)] = made;
        return made;
    }

    /** The n-gram state after a text. Asked for only where a text is made longer: most never are. */
    int state(int n) {
        if (state[n] == UNKNOWN) {
            state[n] = prior.next(state(parent[n]), label[n]);
        }
        return state[n];
    }

    /** The classes of a text. */
    int[] labels(int node) {
        int length = 0;
        for (int n = node; n != ROOT; n = parent[n]) {
            length++;
        }
        int[] labels = new int[length];
        for (int n = node; n != ROOT; n = parent[n]) {
            labels[--length] = label[n];
        }
        return labels;
    }

    /** Where a node stands among the places, or the empty place where it would. */
    private int place(int n, int c) {
        int mask = places.length - 1;
        int mixed = (n * 0x9E3779B1 ^ c) * 0x85EBCA6B;
        int at = (mixed ^ mixed >>> 15) & mask;
        while (places[at] != 0 && (parent[places[at]] != n || label[places[at]] != c)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        int size = 2 * parent.length;
        parent = Arrays.copyOf(parent, size);
        label = Arrays.copyOf(label, size);
        state = Arrays.copyOf(state, size);
        score = Arrays.copyOf(score, size);
        places = new int[2 * size];
        for (int n = ROOT + 1; n < nodes; n++) {
            places[place(parent[n], label[n])] = n;
        }
    }
}
