package org.chirograph.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.catalog.Answer;
import org.chirograph.catalog.AnswerEntry;
import org.chirograph.catalog.Occasion;
import org.chirograph.eval.Judged;
import org.chirograph.page.Reading;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.EditAlignment.Kind;
import org.chirograph.text.EditAlignment.Step;
import org.chirograph.text.Graphemes;
import org.chirograph.text.ScoringText;

/**
 * How honest posteriors are, by what people said: each word counts once, by what was said of it last, with the posterior
 * it had before the first answer. Texts are compared as {@link ScoringText} has them.
 *
 * @param drawn from lines that chance chose: what holds of them, holds of all that nobody had checked then
 * @param asked what the queue asked about, the most doubtful first: what holds of them need not hold of others
 * @param chosen words that are left out, since people picked them for being wrong
 * @param earlier words that are left out, since their page was read again after they were judged
 */
public record Reliability(Sample drawn, Sample asked, int chosen, int earlier) {
    /**
     * What was judged.
     *
     * @param characters of words that their character regions spell
     */
    public record Sample(List<Judged> words, List<Judged> characters) {
        public Sample {
            words = List.copyOf(words);
            characters = List.copyOf(characters);
        }
    }

    /** @param answers oldest first */
    public static Reliability of(List<AnswerEntry> answers) {
        Map<Place, AnswerEntry> standing = new LinkedHashMap<>();
        for (AnswerEntry entry : answers) {
            Answer answer = entry.answer();
            // Wherever it stands on the page: its line may have been split or joined since.
            Place word = new Place(entry.document(), entry.page(), "", answer.word());
            if (answer.said().isEmpty()) {
                standing.remove(word);
            } else if (answer.read().isPresent()) {
                standing.put(word, entry);
            } else {
                String said = answer.said().get();
                standing.computeIfPresent(
                        word, (place, first) -> first.with(first.answer().saying(said)));
            }
        }
        List<AnswerEntry> present =
                standing.values().stream().filter(AnswerEntry::present).toList();
        int chosen = (int) present.stream()
                .filter(entry -> entry.answer().occasion() == Occasion.CHOSEN)
                .count();
        return new Reliability(
                sample(present, Occasion.DRAWN),
                sample(present, Occasion.ASKED),
                chosen,
                standing.size() - present.size());
    }

    private static Sample sample(List<AnswerEntry> standing, Occasion occasion) {
        List<Judged> words = new ArrayList<>();
        List<Judged> characters = new ArrayList<>();
        for (AnswerEntry entry : standing) {
            Answer answer = entry.answer();
            if (answer.occasion() == occasion) {
                judge(
                        answer.read().orElseThrow(),
                        answer.characters(),
                        ScoringText.normalise(answer.said().orElseThrow()),
                        words,
                        characters);
            }
        }
        return new Sample(words, characters);
    }

    private static void judge(
            Reading read, List<Reading> regions, String said, List<Judged> words, List<Judged> characters) {
        String text = ScoringText.normalise(read.text());
        if (text.isEmpty()) {
            return;
        }
        words.add(new Judged(read.posterior(), text.equals(said)));
        List<String> spelt = new ArrayList<>();
        List<Double> posteriors = new ArrayList<>();
        for (Reading region : regions) {
            for (String character : Graphemes.of(ScoringText.normalise(region.text()))) {
                spelt.add(character);
                posteriors.add(region.posterior());
            }
        }
        if (String.join("", spelt).equals(text)) {
            for (Step step : EditAlignment.ofWords(Graphemes.of(said), spelt).steps()) {
                if (step.kind() != Kind.DELETE) {
                    characters.add(new Judged(posteriors.get(step.hypothesis()), step.kind() == Kind.MATCH));
                }
            }
        }
    }
}
