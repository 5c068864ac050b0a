package org.chirograph.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.catalog.Correction;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.EditAlignment.Step;

/**
 * What people corrected into what, by the trail: characters, and words where a line kept their number. What was taken
 * back counts in neither direction. Immutable.
 */
public final class Confusions {
    private final Map<Pair, List<Correction>> characters = new HashMap<>();
    private final Map<Pair, List<Correction>> words = new HashMap<>();

    /** What was read and what a person said; either is empty where there was nothing. */
    public record Pair(String read, String said) {}

    /**
     * A mistake, and the corrections that show it.
     *
     * @param places as often as it was corrected, oldest first
     */
    public record Mistake(Pair pair, List<Correction> places) {}

    private Confusions() {}

    /** @param trail oldest first */
    public static Confusions of(List<Correction> trail) {
        Confusions confusions = new Confusions();
        trail.forEach(confusions::add);
        return confusions;
    }

    private void add(Correction correction) {
        if (correction.reshapes()) {
            return; // nothing was misread
        }
        int[] said = correction.after().codePoints().toArray();
        int[] read = correction.before().codePoints().toArray();
        for (Step step :
                EditAlignment.ofText(correction.after(), correction.before()).steps()) {
            switch (step.kind()) {
                case MATCH -> {}
                case SUBSTITUTE ->
                    note(characters, text(read[step.hypothesis()]), text(said[step.reference()]), correction);
                case DELETE -> note(characters, "", text(said[step.reference()]), correction);
                case INSERT -> note(characters, text(read[step.hypothesis()]), "", correction);
            }
        }
        String[] before = correction.before().split(" ");
        String[] after = correction.after().split(" ");
        for (int i = 0; before.length == after.length && i < before.length; i++) {
            if (!before[i].equals(after[i])) {
                note(words, before[i], after[i], correction);
            }
        }
    }

    /** The way back takes away what the way there brought. */
    private static void note(Map<Pair, List<Correction>> into, String read, String said, Correction correction) {
        List<Correction> back = into.getOrDefault(new Pair(said, read), List.of());
        for (int i = back.size() - 1; i >= 0; i--) {
            if (isBack(back.get(i), correction)) {
                back.remove(i);
                return;
            }
        }
        into.computeIfAbsent(new Pair(read, said), pair -> new ArrayList<>()).add(correction);
    }

    private static boolean isBack(Correction there, Correction back) {
        return there.document().equals(back.document())
                && there.page().equals(back.page())
                && there.line().equals(back.line())
                && there.before().equals(back.after())
                && there.after().equals(back.before());
    }

    private static String text(int character) {
        return Character.toString(character);
    }

    /** How often people corrected this character into that. */
    public int ofCharacter(String read, String said) {
        return characters.getOrDefault(new Pair(read, said), List.of()).size();
    }

    /** How often people corrected this word into that. */
    public int ofWord(String read, String said) {
        return words.getOrDefault(new Pair(read, said), List.of()).size();
    }

    /** Characters, the commonest first. */
    public List<Mistake> characters() {
        return sorted(characters);
    }

    /** Words, the commonest first. */
    public List<Mistake> words() {
        return sorted(words);
    }

    private static List<Mistake> sorted(Map<Pair, List<Correction>> mistakes) {
        return mistakes.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> new Mistake(each.getKey(), List.copyOf(each.getValue())))
                .sorted(Comparator.comparingInt((Mistake m) -> -m.places.size())
                        .thenComparing(m -> m.pair.read)
                        .thenComparing(m -> m.pair.said))
                .toList();
    }
}
