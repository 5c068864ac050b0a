package org.chirograph.recognize;

import java.util.List;

/**
 * A word as the search left it, before its posteriors are made honest.
 *
 * <p>{@code texts} are best first; at least one, none empty; together they weigh at most 1.
 */
final class SearchedWord {
    /** A text with its posterior. */
    record Weighed(int[] labels, double posterior) {}

    private final List<Weighed> texts;
    private final List<Weighed> others;
    private final double[] columns;
    private final double[] clues;
    private final double[][] glyphClues;

    /**
     * @param others what else the word may say, by a wider search, for finding it; may repeat texts
     * @param columns for each character of the first text its centre on the strip
     * @param clues of {@link Clues#OF_WORD}, about the first text
     * @param glyphClues of {@link Clues#OF_GLYPH}, about each of its characters
     */
    SearchedWord(List<Weighed> texts, List<Weighed> others, double[] columns, double[] clues, double[][] glyphClues) {
        this.texts = texts;
        this.others = others;
        this.columns = columns;
        this.clues = clues;
        this.glyphClues = glyphClues;
    }

    List<Weighed> texts() {
        return texts;
    }

    List<Weighed> others() {
        return others;
    }

    int[] best() {
        return texts.getFirst().labels;
    }

    double column(int i) {
        return columns[i];
    }

    /** Read only. */
    double[] clues() {
        return clues;
    }

    /** Of the i-th character; read only. */
    double[] clues(int i) {
        return glyphClues[i];
    }
}
