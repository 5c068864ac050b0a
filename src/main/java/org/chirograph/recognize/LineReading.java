package org.chirograph.recognize;

import java.util.List;
import java.util.stream.Collectors;

/** What a line says, word by word; no words when nothing could be read. */
public record LineReading(List<WordReading> words) {
    public LineReading {
        words = List.copyOf(words);
    }

    /** Characters read. */
    public int characters() {
        return words.stream().mapToInt(w -> w.glyphs().size()).sum();
    }

    /** How many of them are right, as far as the reader knows: the sum of their posteriors. */
    public double expectedRight() {
        return words.stream()
                .flatMap(w -> w.glyphs().stream())
                .mapToDouble(g -> g.readings().getFirst().posterior())
                .sum();
    }

    /** The best reading of every word, with single spaces between. */
    public String text() {
        return words.stream().map(w -> w.readings().getFirst().text()).collect(Collectors.joining(" "));
    }
}
