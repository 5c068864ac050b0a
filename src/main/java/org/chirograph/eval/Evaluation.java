package org.chirograph.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.text.EditAlignment.Step;

/**
 * A transcription judged as a whole. Plain data: can be written as JSON as it stands.
 *
 * @param total over all pages: a rate is errors over characters, not a mean of pages
 * @param cer what {@link Rates#cer} of the total might be on other documents like these; likewise {@code wer}
 * @param documents in the order in which they were given
 * @param confusions commonest first
 * @param characters calibration of character posteriors; likewise {@code words}
 * @param worst wrong characters that were read with the highest posteriors, highest first: where the reader deceives
 *     itself, or the truth is mistaken
 */
public record Evaluation(
        Rates total,
        Interval cer,
        Interval wer,
        List<DocumentRates> documents,
        List<Confusion> confusions,
        Calibration characters,
        Calibration words,
        List<WrongCharacter> worst) {
    /** One document's share. */
    public record DocumentRates(String document, Rates rates) {}

    public Evaluation {
        documents = List.copyOf(documents);
        confusions = List.copyOf(confusions);
        worst = List.copyOf(worst);
    }

    /** @param pages at least one */
    public static Evaluation of(List<PageScore> pages) {
        return of(pages, 0);
    }

    /**
     * @param pages at least one
     * @param worst how many confident mistakes to list
     */
    public static Evaluation of(List<PageScore> pages, int worst) {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("nothing to judge");
        }
        Rates total = Rates.NONE;
        Map<String, Rates> byDocument = new LinkedHashMap<>();
        List<Judged> characters = new ArrayList<>();
        List<Judged> words = new ArrayList<>();
        for (PageScore page : pages) {
            total = total.plus(page.rates());
            byDocument.merge(page.document(), page.rates(), Rates::plus);
            characters.addAll(page.readCharacters());
            words.addAll(page.readWords());
        }
        // Pages of a document resemble each other, so documents are drawn, unless there is but one.
        List<Rates> units = byDocument.size() > 1
                ? List.copyOf(byDocument.values())
                : pages.stream().map(PageScore::rates).toList();
        return new Evaluation(
                total,
                Bootstrap.interval(units, Rates::cer),
                Bootstrap.interval(units, Rates::wer),
                byDocument.entrySet().stream()
                        .map(e -> new DocumentRates(e.getKey(), e.getValue()))
                        .toList(),
                confusions(pages),
                Calibration.of(characters),
                Calibration.of(words),
                pages.stream()
                        .flatMap(page -> page.wrong().stream())
                        .sorted(Comparator.comparingDouble(WrongCharacter::posterior)
                                .reversed())
                        .limit(worst)
                        .toList());
    }

    private static List<Confusion> confusions(List<PageScore> pages) {
        record Pair(String truth, String read) {}
        Map<Pair, Integer> counts = new HashMap<>();
        for (PageScore page : pages) {
            for (LineScore line : page.lines()) {
                for (Step step : line.characters().steps()) {
                    Pair pair = switch (step.kind()) {
                        case MATCH -> null;
                        case SUBSTITUTE ->
                            new Pair(at(line.reference(), step.reference()), at(line.read(), step.hypothesis()));
                        case DELETE -> new Pair(at(line.reference(), step.reference()), "");
                        case INSERT -> new Pair("", at(line.read(), step.hypothesis()));
                    };
                    if (pair != null) {
                        counts.merge(pair, 1, Integer::sum);
                    }
                }
            }
        }
        return counts.entrySet().stream()
                .map(e -> new Confusion(e.getKey().truth(), e.getKey().read(), e.getValue()))
                .sorted(Comparator.comparingInt(Confusion::count)
                        .reversed()
                        .thenComparing(Confusion::truth)
                        .thenComparing(Confusion::read))
                .toList();
    }

    private static String at(String text, int codePoint) {
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, codePoint)));
    }
}
