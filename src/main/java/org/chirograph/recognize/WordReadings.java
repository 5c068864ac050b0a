package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Reading;

/** From the texts a word may have, with their posteriors, to readings of the word and of each of its characters. */
final class WordReadings {
    /** Readings less probable than this are not worth their place in a record. */
    private static final double LEAST_POSTERIOR = 0.001;

    private static final int MOST_WORDS = 8;
    private static final int MOST_CHARACTERS = 5;

    private WordReadings() {}

    /** A text with its posterior. */
    record Weighed(int[] labels, double posterior) {}

    /**
     * @param texts best first; at least one, the first not empty
     * @param columns for each character of the first text its centre on the strip
     */
    static WordReading of(List<Weighed> texts, double[] columns, Alphabet alphabet) {
        List<Reading> words = new ArrayList<>();
        for (Weighed text : texts) {
            if (words.isEmpty() || (text.posterior >= LEAST_POSTERIOR && text.labels.length > 0 && words.size() < MOST_WORDS)) {
                words.add(new Reading(alphabet.decode(text.labels), capped(text.posterior)));
            }
        }
        int[] best = texts.getFirst().labels;
        List<Map<Integer, Double>> votes = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            votes.add(new LinkedHashMap<>(Map.of(best[i], 0.0)));
        }
        for (Weighed text : texts) {
            int[] match = aligned(best, text.labels);
            for (int i = 0; i < best.length; i++) {
                if (match[i] >= 0) {
                    votes.get(i).merge(text.labels[match[i]], text.posterior, Double::sum);
                }
            }
        }
        List<GlyphReading> glyphs = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            glyphs.add(new GlyphReading(columns[i], characters(votes.get(i), alphabet)));
        }
        return new WordReading(words, glyphs);
    }

    private static List<Reading> characters(Map<Integer, Double> votes, Alphabet alphabet) {
        List<Reading> all = votes.entrySet().stream()
                .filter(vote -> vote.getValue() >= LEAST_POSTERIOR)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_CHARACTERS)
                .map(vote -> new Reading(alphabet.grapheme(vote.getKey()), capped(vote.getValue())))
                .toList();
        return all.isEmpty()
                ? List.of(new Reading(alphabet.grapheme(votes.keySet().iterator().next()), LEAST_POSTERIOR))
                : all;
    }

    /** Sums of rounded parts may end a hair above 1; six places are as exact as any posterior is. */
    private static double capped(double posterior) {
        return Math.clamp(Math.round(posterior * 1e6) / 1e6, 1e-6, 1);
    }

    /** For each place of {@code a} the place of {@code b} that stands for it in a cheapest edit, or -1. */
    static int[] aligned(int[] a, int[] b) {
        int[][] cost = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : Math.min(
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
