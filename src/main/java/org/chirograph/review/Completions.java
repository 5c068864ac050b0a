package org.chirograph.review;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;
import org.chirograph.text.CharacterModel;

/**
 * What a person may be about to type, from the first letters on, by the n-grams of the model that read the page (see
 * {@link WordEndings}). Safe for use by several threads.
 */
public final class Completions {
    /** As many as keys take. */
    private static final int MOST = Worth.KEYS;

    /** Nobody types on for so long who could have been helped. */
    private static final int LONGEST_TYPED = 20;

    /** What has more regions is no word, and would take seconds. */
    private static final int MOST_REGIONS = 60;

    private final Spelling spelling;
    private final Map<String, Optional<WordEndings>> known = new HashMap<>();

    /** What the models that are installed know of how words are spelt. */
    public interface Spelling {
        /** @return empty where no model of this name is installed, or it has no n-grams */
        Optional<CharacterModel> of(String model);
    }

    public Completions(Spelling spelling) {
        this.spelling = spelling;
    }

    /**
     * Words that begin with what was typed, the most probable first, up to nine, without those that are listed with the
     * word anyway. None where no model that read the page is installed any more.
     *
     * @param page a record, whose history names the models
     * @param typed is taken in NFC; blanks in it, or nothing, leave nothing to complete
     */
    public List<String> of(Page page, Line line, Word word, String typed) {
        String begun = Normalizer.normalize(typed, Normalizer.Form.NFC);
        if (begun.isEmpty()
                || begun.length() > LONGEST_TYPED
                || begun.chars().anyMatch(Character::isWhitespace)
                || word.glyphs().size() > MOST_REGIONS) {
            return List.of();
        }
        return page.history().reversed().stream()
                .map(step -> step.settings().get("model"))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(this::endings)
                .map(endings -> endings.of(line, word, begun, MOST))
                .orElse(List.of());
    }

    /** By the first of the models that is there; each is looked for once. */
    private synchronized Optional<WordEndings> endings(String models) {
        return known.computeIfAbsent(models, names -> {
            for (String name : names.split("\\+")) {
                Optional<CharacterModel> found = spelling.of(name);
                if (found.isPresent()) {
                    return found.map(WordEndings::new);
                }
            }
            return Optional.empty();
        });
    }
}
