package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Reading;
import org.chirograph.recognize.LogisticModel.Cases;
import org.chirograph.recognize.SearchedWord.Weighed;

/** From the texts a word may have, with their raw posteriors, to calibrated readings of it and of its characters. */
final class WordReadings {
    /** Readings less probable than this are not worth their place in a record. */
    private static final double LEAST_POSTERIOR = 0.001;

    private static final int MOST_WORDS = 24;

    /** Of the texts that a wider search finds, so many are looked at. */
    private static final int MOST_TRIED = 48;

    private static final int MOST_CHARACTERS = 5;

    private final Alphabet alphabet;
    private final LogisticModel words;
    private final LogisticModel others;
    private final LogisticModel glyphs;

    WordReadings(Alphabet alphabet, ReaderSettings settings) {
        this.alphabet = alphabet;
        this.words = settings.words();
        this.others = settings.others();
        this.glyphs = settings.glyphs();
    }

    WordReading of(SearchedWord word) {
        int[] best = word.best();
        List<Map<String, Double>> votes = votes(word.texts(), best);
        List<GlyphReading> characters = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            List<Reading> readings =
                    calibrated(votes.get(i), alphabet.grapheme(best[i]), glyphs, word.clues(i), MOST_CHARACTERS);
            characters.add(new GlyphReading(word.column(i), readings));
        }
        return new WordReading(words(word), characters);
    }

    /** The word's readings: the best of the first search, then what the wider one found, each made honest by itself. */
    private List<Reading> words(SearchedWord word) {
        List<Other> more = others(word);
        Reading first = first(word);
        List<Reading> readings = new ArrayList<>();
        for (Other other : more) {
            double posterior = Math.min(first.posterior(), others.apply(other.posterior, other.clues));
            if (posterior >= LEAST_POSTERIOR) {
                readings.add(new Reading(other.text, rounded(posterior)));
            }
        }
        readings.sort(Comparator.comparingDouble(Reading::posterior).reversed());
        List<Reading> all = new ArrayList<>();
        all.add(first);
        all.addAll(readings.subList(0, Math.min(MOST_WORDS - 1, readings.size())));
        return all;
    }

    private Reading first(SearchedWord word) {
        String text = alphabet.decode(word.best());
        return new Reading(text, rounded(words.apply(said(word.texts()).getOrDefault(text, 0.0), word.clues())));
    }

    /** A reading that is not the first, with its share of what the first leaves. */
    private record Other(String text, double posterior, double[] clues) {}

    private List<Other> others(SearchedWord word) {
        Reading first = first(word);
        Map<String, Double> raw = said(word.others());
        double before = Math.min(1, raw.getOrDefault(first.text(), 0.0));
        double share = before < 1 ? (1 - first.posterior()) / (1 - before) : 0;
        List<Other> others = new ArrayList<>();
        raw.entrySet().stream()
                .filter(other -> !other.getKey().equals(first.text()))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_TRIED)
                .forEach(other -> others.add(new Other(other.getKey(), other.getValue() * share, new double[] {
                    LogisticModel.logit(first.posterior()), Math.log(others.size() + 1), word.clues()[0]
                })));
        return others;
    }

    /** Adds what was found of a word's other readings, when its truth is known, to what their model is fitted to. */
    void judgeOthers(SearchedWord word, String truth, Cases ofOthers) {
        for (Other other : others(word)) {
            ofOthers.add(other.posterior, other.clues, other.text.equals(truth));
        }
    }

    /** Adds what was found to what a model is fitted to. */
    void judge(SearchedWord word, boolean right, boolean[] rightGlyphs, Cases ofWords, Cases ofGlyphs) {
        int[] best = word.best();
        ofWords.add(said(word.texts()).getOrDefault(alphabet.decode(best), 0.0), word.clues(), right);
        List<Map<String, Double>> votes = votes(word.texts(), best);
        for (int i = 0; i < best.length; i++) {
            double posterior = votes.get(i).getOrDefault(alphabet.grapheme(best[i]), 0.0);
            ofGlyphs.add(posterior, word.clues(i), rightGlyphs[i]);
        }
    }

    /** What the word may say; texts that differ only in how they are spelt in classes are one. */
    private Map<String, Double> said(List<Weighed> texts) {
        Map<String, Double> said = new LinkedHashMap<>();
        for (Weighed text : texts) {
            said.merge(alphabet.decode(text.labels()), text.posterior(), Double::sum);
        }
        return said;
    }

    /**
     * For each character of the best text what all texts together say in its place. What is left of the posterior
     * belongs to texts that were not found; they are taken to differ from the best one in a single character.
     */
    private List<Map<String, Double>> votes(List<Weighed> texts, int[] best) {
        double rest = 1;
        for (Weighed text : texts) {
            rest -= text.posterior();
        }
        double agreeing = Math.max(0, rest) * (best.length - 1) / best.length;
        List<Map<String, Double>> votes = new ArrayList<>(best.length);
        for (int label : best) {
            Map<String, Double> vote = new LinkedHashMap<>();
            vote.put(alphabet.grapheme(label), agreeing);
            votes.add(vote);
        }
        for (Weighed text : texts) {
            int[] match = aligned(best, text.labels());
            for (int i = 0; i < best.length; i++) {
                if (match[i] >= 0) {
                    votes.get(i).merge(alphabet.grapheme(text.labels()[match[i]]), text.posterior(), Double::sum);
                }
            }
        }
        return votes;
    }

    /**
     * Readings best first: the first one's posterior made honest by the model, the others sharing what is left in
     * proportion, none above the first.
     *
     * @param first what the line says here; stays first though the texts may together favour another
     */
    static List<Reading> calibrated(
            Map<String, Double> raw, String first, LogisticModel model, double[] clues, int most) {
        double before = Math.min(1, raw.getOrDefault(first, 0.0));
        double after = model.apply(before, clues);
        double share = before < 1 ? (1 - after) / (1 - before) : 0;
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(first, rounded(after)));
        raw.entrySet().stream()
                .filter(other -> !other.getKey().equals(first) && other.getValue() * share >= LEAST_POSTERIOR)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most - 1)
                .forEach(other ->
                        readings.add(new Reading(other.getKey(), rounded(Math.min(after, other.getValue() * share)))));
        return readings;
    }

    /** Six places are more than any posterior is exact to. */
    private static double rounded(double posterior) {
        return Math.clamp(Math.round(posterior * 1e6) / 1e6, 1e-6, 1);
    }

    /** For each place of {@code a} the place of {@code b} that stands for it in a cheapest edit, or −1. */
    static int[] aligned(int[] a, int[] b) {
        int[][] cost = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                cost[i][j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                                        1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
            }
        }
        int[] match = new int[a.length];
        int i = a.length;
        int j = b.length;
        while (i > 0) {
            if (j > 0 && cost[i][j] == cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)) {
                match[--i] = --j;
            } else if (cost[i][j] == cost[i - 1][j] + 1) {
                match[--i] = -1;
            } else {
                j--;
            }
        }
        return match;
    }
}
