package org.chirograph.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.chirograph.page.Reading;
import org.chirograph.search.LineTokens.Token;

/**
 * Finds the parts of a query in a line, by the same tokens that were indexed: which words fit, by which reading, and how
 * probable each part is. Lucene says which lines to look at; here they get their exact score.
 */
final class LineMatcher {
    /** What each edit takes off a fuzzy match, so that what was asked for stands before what is like it. */
    private static final double EDIT_WEIGHT = 0.5;

    private final IndexedLine line;
    private final LineTokens tokens;
    private final double[] probabilities;
    private final SortedMap<Integer, Integer> readings = new TreeMap<>();

    LineMatcher(List<QueryTree.Leaf> query, IndexedLine line) {
        this.line = line;
        tokens = new LineTokens(line);
        probabilities = query.stream().mapToDouble(this::find).toArray();
    }

    IndexedLine line() {
        return line;
    }

    /** For each part of the query, the probability that it stands in the line; 0 where no reading has it. */
    double[] probabilities() {
        return probabilities;
    }

    /** Indices of the words that fit, each with the index of its best reading that does. */
    SortedMap<Integer, Integer> readings() {
        return readings;
    }

    private double find(QueryTree.Leaf leaf) {
        return switch (leaf) {
            case QueryTree.Term term -> findWords(token -> token.text().equals(term.word()) ? 1 : 0);
            case QueryTree.Spelt spelt -> findWords(token -> token.spelling().equals(spelt.spelling()) ? 1 : 0);
            case QueryTree.Likely likely -> {
                double exact = findWords(token -> token.text().equals(likely.word()) ? 1 : 0);
                yield exact > 0 ? exact : findLike(likely.word());
            }
            case QueryTree.Prefix prefix -> findWords(token -> token.text().startsWith(prefix.start()) ? 1 : 0);
            case QueryTree.Matching matching ->
                findWords(token -> matching.pattern().matches(token.text()) ? 1 : 0);
            case QueryTree.Fuzzy fuzzy ->
                findWords(token -> {
                    int edits = EditDistance.between(fuzzy.word(), token.text(), fuzzy.edits());
                    return edits > fuzzy.edits() ? 0 : Math.pow(EDIT_WEIGHT, edits);
                });
            case QueryTree.Phrase phrase -> findPhrase(phrase);
        };
    }

    private double findWords(ToDoubleFunction<Token> weigh) {
        Presence presence = new Presence();
        for (Token token : tokens.list()) {
            double weight = weigh.applyAsDouble(token);
            if (weight > 0) {
                presence.add(token, weight);
                mark(token);
            }
        }
        return presence.probability();
    }

    /** The most probable place of a word that no reading has; 0 if that is too improbable to be shown. */
    private double findLike(String asked) {
        Map<Integer, List<Token>> close = new TreeMap<>();
        for (Token token : tokens.list()) {
            if (edits(asked, token) <= Likeness.edits(asked)) {
                close.computeIfAbsent(token.word(), word -> new ArrayList<>()).add(token);
            }
        }
        double most = 0;
        Token best = null;
        for (Map.Entry<Integer, List<Token>> word : close.entrySet()) {
            Token closest =
                    Collections.min(word.getValue(), Comparator.comparingInt((Token token) -> edits(asked, token)));
            double told = line.words().get(word.getKey()).readings().stream()
                    .mapToDouble(Reading::posterior)
                    .sum();
            double probability = Likeness.probability(asked, word.getValue(), edits(asked, closest), told);
            if (probability > most) {
                most = probability;
                best = closest;
            }
        }
        if (best == null || most < Likeness.LEAST) {
            return 0;
        }
        mark(best);
        return most;
    }

    private static int edits(String asked, Token token) {
        return EditDistance.between(asked, token.text(), Likeness.edits(asked));
    }

    /**
     * The most probable place of a phrase. Its words may stand shifted against each other by up to the slop, as in
     * Lucene's sloppy phrases: all differences between a word's position in the line and in the phrase lie in a window.
     */
    private double findPhrase(QueryTree.Phrase phrase) {
        int words = phrase.words().size();
        double[][] at = new double[words][tokens.positions()];
        for (Token token : tokens.list()) {
            for (int i = 0; i < words; i++) {
                if (phrase.words().get(i).equals(token.text())) {
                    double[] row = at[i];
                    row[token.position()] = Math.min(1, row[token.position()] + token.posterior());
                }
            }
        }
        double best = 0;
        int[] bestPlaces = new int[words];
        int[] places = new int[words];
        for (int offset = 1 - words - phrase.slop(); offset < tokens.positions(); offset++) {
            double probability = 1;
            for (int i = 0; i < words && probability > 0; i++) {
                places[i] = mostProbable(at[i], offset + i, offset + i + phrase.slop());
                probability *= places[i] < 0 ? 0 : at[i][places[i]];
            }
            if (probability > best) {
                best = probability;
                System.arraycopy(places, 0, bestPlaces, 0, words);
            }
        }
        if (best > 0) {
            for (Token token : tokens.list()) {
                for (int i = 0; i < words; i++) {
                    if (token.position() == bestPlaces[i]
                            && token.text().equals(phrase.words().get(i))) {
                        mark(token);
                    }
                }
            }
        }
        return best;
    }

    /** Index of the greatest of {@code row[from .. to]} above 0, as far as they exist; -1 if there is none. */
    private static int mostProbable(double[] row, int from, int to) {
        int best = -1;
        for (int p = Math.max(0, from); p <= Math.min(to, row.length - 1); p++) {
            if (row[p] > (best < 0 ? 0 : row[best])) {
                best = p;
            }
        }
        return best;
    }

    private void mark(Token token) {
        readings.merge(token.word(), token.reading(), Math::min);
    }
}
