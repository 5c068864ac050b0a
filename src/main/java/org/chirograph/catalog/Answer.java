package org.chirograph.catalog;

import java.util.List;
import java.util.Optional;
import org.chirograph.page.Reading;

/**
 * What a person said of a word, beside what the reader had made of it.
 *
 * @param word its id, which its line has once
 * @param read the reader's best reading of the word; empty where people had vouched for it already
 * @param characters its best reading of each character region, from first to last; none where {@code read} is empty
 * @param said what stands there, an empty text where nothing does; no text at all where an answer is taken back, and
 *     nobody vouches for the word any more
 */
public record Answer(
        String word, Occasion occasion, Optional<Reading> read, List<Reading> characters, Optional<String> said) {
    public Answer {
        characters = List.copyOf(characters);
    }

    /** The same with another thing said. */
    public Answer saying(String other) {
        return new Answer(word, occasion, read, characters, Optional.of(other));
    }
}
