package org.chirograph.looks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.text.Graphemes;

/**
 * What a correction shows of how the reader errs: which word was taken for which, and, where both have as many
 * characters, which character for which.
 *
 * @param line as it was
 * @param word as it was read
 * @param said what a person says that it says
 * @param characters those that were taken for others
 */
record Slip(Line line, Word word, String said, List<Character> characters) {
    /** More than this are another word, not characters that were misread. */
    private static final int MOST_CHARACTERS = 2;

    /** @param at which of the word's glyphs */
    record Character(int at, String read, String said) {}

    /** Of a change by which one word was replaced by one other; nothing where it was confirmed, or split, or deleted. */
    static Optional<Slip> of(Change change) {
        if (change.before().isEmpty()) {
            return Optional.empty();
        }
        Line line = change.before().get();
        List<Word> gone = new ArrayList<>(line.words());
        gone.removeAll(change.after().words());
        List<Word> come = new ArrayList<>(change.after().words());
        come.removeAll(line.words());
        if (gone.size() != 1 || come.size() != 1) {
            return Optional.empty();
        }
        Word word = gone.getFirst();
        String said = come.getFirst().best().text();
        return said.equals(word.best().text())
                ? Optional.empty()
                : Optional.of(new Slip(line, word, said, characters(word, Graphemes.of(said))));
    }

    private static List<Character> characters(Word word, List<String> said) {
        List<Character> others = new ArrayList<>();
        if (!isSpelt(word) || said.size() != word.glyphs().size()) {
            return others;
        }
        for (int i = 0; i < said.size(); i++) {
            String read = word.glyphs().get(i).best().text();
            if (!read.equals(said.get(i))) {
                others.add(new Character(i, read, said.get(i)));
            }
        }
        return others.size() > MOST_CHARACTERS ? List.of() : others;
    }

    /** Whether the word's best reading is that of its characters. */
    static boolean isSpelt(Word word) {
        StringBuilder text = new StringBuilder();
        for (Glyph glyph : word.glyphs()) {
            text.append(glyph.best().text());
        }
        return text.toString().equals(word.best().text());
    }

    /** The word's text with another character at a place. */
    static String with(Word word, int at, String character) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.glyphs().size(); i++) {
            text.append(i == at ? character : word.glyphs().get(i).best().text());
        }
        return text.toString();
    }
}
