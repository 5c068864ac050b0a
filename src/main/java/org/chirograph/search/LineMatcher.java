package org.chirograph.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    private final List<WordStem> stems;
    private final double[] probabilities;
    private final double[] weights;
    private final SortedMap<Integer, Integer> readings = new TreeMap<>();

    LineMatcher(List<QueryTree.Leaf> query, IndexedLine line) {
        this.line = line;
        tokens = new LineTokens(line);
        stems = query.stream().flatMap(leaf -> leaf.stems().stream()).toList();
        probabilities = query.stream().mapToDouble(this::find).toArray();
        weights = probabilities.clone();
        for (int i = 0; i < weights.length; i++) {
            if (query.get(i) instanceof QueryTree.Fuzzy fuzzy) {
                weights[i] = present(token -> {
                    int edits = edits(fuzzy, token);
                    return edits > fuzzy.edits() ? 0 : Math.pow(EDIT_WEIGHT, edits);
                });
            }
        }
    }

    IndexedLine line() {
        return line;
    }

    /** For each part of the query, the probability that it stands in the line; 0 where no reading has it. */
    double[] probabilities() {
        return probabilities;
    }

    /** What each part adds to the line's rank: its probability, of a fuzzy word less by its edits. */
    double[] weights() {
        return weights;
    }

    /** Indices of the words that fit, each with the index of its best reading that does. */
    SortedMap<Integer, Integer> readings() {
        return readings;
    }

    /** How the words that fit by their stems are spelt, each by its best reading that fits. */
    Set<String> forms() {
        Set<String> forms = new TreeSet<>();
        for (Token token : tokens.list()) {
            Integer reading = readings.get(token.word());
            if (reading != null
                    && reading == token.reading()
                    && stems.stream().anyMatch(stem -> stem.matches(token.text()))) {
                forms.add(token.spelling());
            }
        }
        return forms;
    }

    /** Whether this reading of a word that fits has it in another form than the query. */
    boolean isOtherForm(int word, int reading) {
        boolean isForm = false;
        for (Token token : tokens.list()) {
            if (token.word() == word && token.reading() == reading) {
                for (WordStem stem : stems) {
                    if (stem.word().equals(token.text())) {
                        return false;
                    }
                    isForm |= stem.matches(token.text());
                }
            }
        }
        return isForm;
    }

    private double find(QueryTree.Leaf leaf) {
        return switch (leaf) {
            case QueryTree.Term term -> findWords(token -> term.matches(token.text()));
            case QueryTree.Stemmed stemmed -> findWords(token -> stemmed.matches(token.text()));
            case QueryTree.Spelt spelt -> findWords(token -> token.spelling().equals(spelt.spelling()));
            case QueryTree.Likely likely -> {
                double exact = findWords(token -> token.text().equals(likely.word()));
                yield exact > 0 ? exact : findLike(likely.word());
            }
            case QueryTree.Prefix prefix -> findWords(token -> token.text().startsWith(prefix.start()));
            case QueryTree.Matching matching ->
                findWords(token -> matching.pattern().matches(token.text()));
            case QueryTree.Fuzzy fuzzy -> findWords(token -> edits(fuzzy, token) <= fuzzy.edits());
            case QueryTree.Phrase phrase -> findPhrase(phrase);
        };
    }

    private double findWords(Predicate<Token> fits) {
        tokens.list().stream().filter(fits).forEach(this::mark);
        return present(token -> fits.test(token) ? 1 : 0);
    }

    private double present(ToDoubleFunction<Token> weigh) {
        Presence presence = new Presence();
        for (Token token : tokens.list()) {
            double weight = weigh.applyAsDouble(token);
            if (weight > 0) {
                presence.add(token, weight);
            }
        }
        return presence.probability();
    }

    private static int edits(QueryTree.Fuzzy fuzzy, Token token) {
        return EditDistance.between(fuzzy.word(), token.text(), fuzzy.edits());
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
                if (phrase.words().get(i).matches(token.text())) {
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
                            && phrase.words().get(i).matches(token.text())) {
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
