package org.chirograph.review;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.TurnedFrame;
import org.chirograph.page.Word;
import org.chirograph.text.Graphemes;

/**
 * Sets what a person says in the place of what was read, a word or a whole line. The new text's characters take the
 * regions of those they stand for; see {@link Realignment}.
 */
public final class Retyping {
    private Retyping() {}

    /**
     * The line with one of its words as a person has it.
     *
     * @param text taken in NFC; without a character the word is deleted, with spaces it becomes several
     * @param who whom it is put down to
     * @throws IllegalArgumentException if the line has no such word
     */
    public static Line of(Line line, String wordId, String text, String who) {
        return of(line, wordId, text, who, Set.of());
    }

    /** @param elsewhere ids that words of other lines of the page have */
    static Line of(Line line, String wordId, String text, String who, Set<String> elsewhere) {
        TurnedFrame frame = TurnedFrame.upright(line);
        return frame.back().turned(retyped(frame.turned(line), wordId, text, who, elsewhere));
    }

    private static Line retyped(Line line, String wordId, String text, String who, Set<String> elsewhere) {
        int at = line.words().stream().map(Word::id).toList().indexOf(wordId);
        if (at < 0) {
            throw new IllegalArgumentException("line " + line.id() + " has no word " + wordId);
        }
        List<Word> words = new ArrayList<>(line.words().subList(0, at));
        List<Word> after = line.words().subList(at + 1, line.words().size());
        Set<String> taken = ids(words);
        taken.addAll(ids(after));
        taken.addAll(elsewhere);
        words.addAll(retyped(
                line, List.of(line.words().get(at)), line.words().get(at).box(), taken, text, who));
        words.addAll(after);
        return line.withWords(words);
    }

    /**
     * The line as a person has it, who vouches for every word of it.
     *
     * @param text taken in NFC; without a character all words are deleted
     */
    public static Line whole(Line line, String text, String who) {
        return whole(line, text, who, Set.of());
    }

    /** @param elsewhere ids that words of other lines of the page have */
    static Line whole(Line line, String text, String who, Set<String> elsewhere) {
        TurnedFrame frame = TurnedFrame.upright(line);
        Line upright = frame.turned(line);
        Box area = upright.outline().box();
        return frame.back()
                .turned(upright.withWords(
                        retyped(upright, upright.words(), area, new HashSet<>(elsewhere), text, who)));
    }

    /** @param taken ids that new words must not have */
    private static List<Word> retyped(
            Line line, List<Word> before, Box area, Set<String> taken, String text, String who) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (typed.isEmpty()) {
            return List.of();
        }
        List<List<String>> parts = new ArrayList<>();
        for (String part : typed.split("\\s+")) {
            parts.add(Graphemes.of(part));
        }
        List<Word> words = new ArrayList<>();
        for (Realignment.Part part : Realignment.of(before, area, parts)) {
            String base =
                    part.heir() < 0 ? line.id() + "w" : before.get(part.heir()).id();
            String id = unused(base, taken);
            List<String> characters = parts.get(words.size());
            List<Glyph> glyphs = new ArrayList<>();
            for (int i = 0; i < characters.size(); i++) {
                glyphs.add(
                        new Glyph(id + "g" + (i + 1), part.boxes().get(i), List.of(new Reading(characters.get(i), 1))));
            }
            words.add(new Word(id, part.box(), glyphs, List.of(new Reading(String.join("", characters), 1)), who));
        }
        return words;
    }

    private static String unused(String base, Set<String> taken) {
        String id = base;
        for (int i = 2; !taken.add(id); i++) {
            id = base + "s" + i;
        }
        return id;
    }

    private static Set<String> ids(List<Word> words) {
        return words.stream().map(Word::id).collect(Collectors.toCollection(HashSet::new));
    }
}
