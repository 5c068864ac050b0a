package org.chirograph.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of writing.
 *
 * @param xHeight height of its small letters in scan pixels: the scale at which it is read; finite and positive
 * @param words in writing order; empty until the line is read, or when there is nothing to read
 */
public record Line(String id, Polygon outline, Baseline baseline, double xHeight, List<Word> words) {
    public Line {
        words = List.copyOf(words);
        if (!(xHeight > 0 && Double.isFinite(xHeight))) {
            throw new IllegalArgumentException("an x-height is a positive number of pixels, not " + xHeight);
        }
    }

    public Line withWords(List<Word> read) {
        return new Line(id, outline, baseline, xHeight, read);
    }

    public Line withXHeight(double other) {
        return new Line(id, outline, baseline, other, words);
    }

    /** The word of this id, if the line has it. */
    public Optional<Word> word(String id) {
        return words.stream().filter(word -> word.id().equals(id)).findFirst();
    }

    /** The best reading of every word, with single spaces between. */
    public String text() {
        return words.stream().map(w -> w.best().text()).collect(Collectors.joining(" "));
    }
}
