package org.chirograph.text;

/**
 * The shape of a set of n-grams: node 0 is the empty one, its children are the single symbols (all of them, so that
 * the node of symbol s is 1 + s), their children the pairs, and so on. Nodes are numbered level by level; the children
 * of a node stand together, in the order of their symbols. The arrays are shared and read only.
 */
final class NgramTrie {
    /** Of each length n from 0, the first node; and as last value the number of nodes. */
    final int[] levelStart;

    /** Of each node the first child; a node's children end where those of the next node begin. */
    final int[] firstChild;

    /** The last symbol of each node's n-gram. */
    final char[] symbol;

    /** Of each node the node of its n-gram without the first symbol. */
    final int[] suffix;

    /** Fails when an n-gram is there without its own ending: such a trie can't be backed off in. */
    NgramTrie(int[] levelStart, int[] firstChild, char[] symbol) {
        this.levelStart = levelStart;
        this.firstChild = firstChild;
        this.symbol = symbol;
        this.suffix = new int[symbol.length];
        int order = levelStart.length - 2;
        for (int n = 1; n < order; n++) {
            for (int parent = levelStart[n]; parent < levelStart[n + 1]; parent++) {
                int shorter = suffix[parent];
                for (int node = firstChild[parent]; node < firstChild[parent + 1]; node++) {
                    int found = child(shorter, symbol[node]);
                    if (found < 0) {
                        throw new IllegalArgumentException("n-gram " + node + " lacks its ending");
                    }
                    suffix[node] = found;
                }
            }
        }
    }

    int nodes() {
        return symbol.length;
    }

    int order() {
        return levelStart.length - 2;
    }

    /** Number of symbols. */
    int symbols() {
        return levelStart[2] - 1;
    }

    boolean hasChildren(int node) {
        return firstChild[node] < firstChild[node + 1];
    }

    /** The node of an n-gram one symbol longer, or −1. */
    int child(int node, int wanted) {
        if (node == 0) {
            return 1 + wanted;
        }
        int low = firstChild[node];
        int high = firstChild[node + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = symbol[middle];
            if (there < wanted) {
                low = middle + 1;
            } else if (there > wanted) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
