package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Reading;

/** From the texts a word may have, with their raw posteriors, to calibrated readings of it and of its characters. */
final class WordReadings {
    /** Readings less probable than this are not worth their place in a record. */
    private static final double LEAST_POSTERIOR = 0.001;

    private static final int MOST_WORDS = 8;
    private static final int MOST_CHARACTERS = 5;

    private final Alphabet alphabet;
    private final LogisticCurve words;
    private final LogisticCurve glyphs;

    WordReadings(Alphabet alphabet, ReaderSettings settings) {
        this.alphabet = alphabet;
        this.words = settings.words();
        this.glyphs = settings.glyphs();
    }

    /** A text with its posterior. */
    record Weighed(int[] labels, double posterior) {}

    /**
     * @param texts best first; at least one, none empty; together at most 1
     * @param columns for each character of the first text its centre on the strip
     */
    WordReading of(List<Weighed> texts, double[] columns) {
        Map<String, Double> said = new LinkedHashMap<>();
        for (Weighed text : texts) {
            said.merge(alphabet.decode(text.labels), text.posterior, Double::sum);
        }
        int[] best = texts.getFirst().labels;
        List<Map<String, Double>> votes = votes(texts, best);
        List<GlyphReading> characters = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            characters.add(new GlyphReading(
                    columns[i], calibrated(votes.get(i), alphabet.grapheme(best[i]), glyphs, MOST_CHARACTERS)));
        }
        return new WordReading(calibrated(said, alphabet.decode(best), words, MOST_WORDS), characters);
    }

    /**
     * For each character of the best text what all texts together say in its place. What is left of the posterior
     * belongs to texts that were not found; they are taken to differ from the best one in a single character.
     */
    private List<Map<String, Double>> votes(List<Weighed> texts, int[] best) {
        double rest = 1;
        for (Weighed text : texts) {
            rest -= text.posterior;
        }
        double agreeing = Math.max(0, rest) * (best.length - 1) / best.length;
        List<Map<String, Double>> votes = new ArrayList<>(best.length);
        for (int label : best) {
            Map<String, Double> vote = new LinkedHashMap<>();
            vote.put(alphabet.grapheme(label), agreeing);
            votes.add(vote);
        }
        for (Weighed text : texts) {
            int[] match = aligned(best, text.labels);
            for (int i = 0; i < best.length; i++) {
                if (match[i] >= 0) {
                    votes.get(i).merge(alphabet.grapheme(text.labels[match[i]]), text.posterior, Double::sum);
                }
            }
        }
        return votes;
    }

    /**
     * Readings best first: the first one's posterior made honest by the curve, the others sharing what is left in
     * proportion, none above the first.
     *
     * @param first what the line says here; stays first though the texts may together favour another
     */
    private static List<Reading> calibrated(Map<String, Double> raw, String first, LogisticCurve curve, int most) {
        double before = Math.min(1, raw.getOrDefault(first, 0.0));
        double after = curve.apply(before);
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
