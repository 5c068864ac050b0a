package org.chirograph.recognize;

import org.chirograph.text.CharacterModel;
import org.jspecify.annotations.Nullable;

/** The n-gram model in terms of a net's classes, weighted; without a model every class is equally welcome. */
final class LanguagePrior {
    private final @Nullable CharacterModel model;

    /** For each class the symbols of its characters: one, or several for a ligature. */
    private final int[][] symbols;

    private final double weight;
    private final double bonus;
    private final double strange;

    LanguagePrior(@Nullable CharacterModel model, Alphabet alphabet, ReaderSettings settings) {
        this(model, alphabet, settings, 0);
    }

    /**
     * @param strange chance that a character follows no language, as in codes and figures: it is then any of the alphabet
     */
    LanguagePrior(@Nullable CharacterModel model, Alphabet alphabet, ReaderSettings settings, double strange) {
        this.model = settings.ngramWeight() == 0 ? null : model;
        this.symbols = new int[alphabet.classes()][0];
        for (int label = 1; label < symbols.length && model != null; label++) {
            symbols[label] =
                    alphabet.grapheme(label).codePoints().map(model::symbol).toArray();
        }
        this.weight = settings.ngramWeight();
        this.bonus = settings.insertionBonus();
        this.strange = strange;
    }

    private LanguagePrior(LanguagePrior same, double share) {
        this.model = same.model;
        this.symbols = same.symbols;
        this.weight = same.weight * share;
        this.bonus = same.bonus * share;
        this.strange = same.strange;
    }

    /** The same with weight and bonus multiplied by {@code share}; states are common to both. */
    LanguagePrior weighing(double share) {
        return new LanguagePrior(this, share);
    }

    /** The state at the start of a line. */
    int start() {
        return model == null ? 0 : model.start();
    }

    int next(int state, int label) {
        if (model == null) {
            return 0;
        }
        int at = state;
        for (int symbol : symbols[label]) {
            at = model.next(at, symbol);
        }
        return at;
    }

    /** What a character adds to a text's score. */
    double score(int state, int label) {
        return logProb(state, label) + bonus;
    }

    /** The weighted log-probability of a character. For a word gap it is the whole score: a space is not paid for. */
    double logProb(int state, int label) {
        if (model == null) {
            return 0;
        }
        double sum = 0;
        int at = state;
        int[] spelled = symbols[label];
        for (int i = 0; i < spelled.length; i++) {
            sum += model.logProb(at, spelled[i]);
            at = i + 1 < spelled.length ? model.next(at, spelled[i]) : at;
        }
        if (strange > 0) {
            sum = Math.log((1 - strange) * Math.exp(sum) + strange / symbols.length);
        }
        return weight * sum;
    }

    /** The most by which one character can multiply a text's weight. */
    double mostFactor() {
        return Math.exp(Math.max(0, bonus));
    }

    /** What the line's end adds. */
    double endScore(int state) {
        return model == null ? 0 : weight * model.logProb(state, CharacterModel.LINE_END);
    }
}
