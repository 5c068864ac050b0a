package org.chirograph.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chirograph.catalog.Answer;
import org.chirograph.catalog.Occasion;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.EditAlignment.Kind;
import org.chirograph.text.Graphemes;

/** What a change of a line says of each word that was read there: for the trail, as the line loses its posteriors by it. */
final class Testimony {
    private static final int NOBODY = -1;

    private final List<String> characters = new ArrayList<>();

    /** For each character the word that it belongs to. */
    private final List<Integer> owners = new ArrayList<>();

    private Testimony(List<Word> words) {
        for (int w = 0; w < words.size(); w++) {
            if (w > 0) {
                characters.add(" ");
                owners.add(NOBODY);
            }
            for (String character : Graphemes.of(words.get(w).best().text())) {
                characters.add(character);
                owners.add(w);
            }
        }
    }

    /**
     * An answer for each word that is another now. It says the new words that have a character of the old one, by a
     * cheapest edit: several where it was split, one that is longer where it was joined.
     */
    static List<Answer> of(Line before, Line after, Occasion occasion) {
        List<Word> old = changed(before, after);
        List<Word> now = changed(after, before);
        List<Set<Integer>> heirs = new ArrayList<>();
        old.forEach(word -> heirs.add(new TreeSet<>()));
        Testimony read = new Testimony(old);
        Testimony said = new Testimony(now);
        for (EditAlignment.Step step :
                EditAlignment.ofWords(read.characters, said.characters).steps()) {
            if (step.kind() == Kind.MATCH || step.kind() == Kind.SUBSTITUTE) {
                int owner = read.owners.get(step.reference());
                int heir = said.owners.get(step.hypothesis());
                if (owner != NOBODY && heir != NOBODY) {
                    heirs.get(owner).add(heir);
                }
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (int w = 0; w < old.size(); w++) {
            List<String> texts = heirs.get(w).stream()
                    .map(heir -> now.get(heir).best().text())
                    .toList();
            answers.add(answer(old.get(w), occasion, String.join(" ", texts)));
        }
        return answers;
    }

    private static Answer answer(Word word, Occasion occasion, String said) {
        return word.isChecked()
                ? new Answer(word.id(), occasion, Optional.empty(), List.of(), Optional.of(said))
                : new Answer(
                        word.id(),
                        occasion,
                        Optional.of(word.best()),
                        word.glyphs().stream().map(Glyph::best).toList(),
                        Optional.of(said));
    }

    /** That nobody vouches any more for the words that were open; the others say again what they said. */
    static List<Answer> takenBack(Line before, Line after) {
        return changed(before, after).stream()
                .map(word -> new Answer(
                        word.id(),
                        Occasion.CHOSEN,
                        Optional.empty(),
                        List.of(),
                        word.isChecked() ? Optional.of(word.best().text()) : Optional.empty()))
                .toList();
    }

    /** Words of a line that another line hasn't. */
    private static List<Word> changed(Line line, Line other) {
        Set<Word> same = new HashSet<>(other.words());
        return line.words().stream().filter(word -> !same.contains(word)).toList();
    }
}
