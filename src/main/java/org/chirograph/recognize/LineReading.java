package org.chirograph.recognize;

import java.util.List;
import java.util.stream.Collectors;

/** What a line says, word by word; no words when nothing could be read. */
public record LineReading(List<WordReading> words) {
    public LineReading {
        words = List.copyOf(words);
    }

    /** The best reading of every word, with single spaces between. */
    public String text() {
        return words.stream().map(w -> w.readings().getFirst().text()).collect(Collectors.joining(" "));
    }
}
