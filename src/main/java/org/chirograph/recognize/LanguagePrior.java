package org.chirograph.recognize;

import org.chirograph.text.CharacterModel;
import org.jspecify.annotations.Nullable;

/** The n-gram model in terms of a net's classes, weighted; without a model every class is equally welcome. */
final class LanguagePrior {
    private final @Nullable CharacterModel model;
    private final int[] symbols;
    private final float weight;
    private final float bonus;

    LanguagePrior(@Nullable CharacterModel model, Alphabet alphabet, ReaderSettings settings) {
        this.model = model;
        this.symbols = new int[alphabet.classes()];
        for (int label = 1; label < symbols.length && model != null; label++) {
            symbols[label] = model.symbol(alphabet.grapheme(label).codePointAt(0));
        }
        this.weight = (float) settings.ngramWeight();
        this.bonus = (float) settings.insertionBonus();
    }

    /** The state at the start of a line. */
    int start() {
        return model == null ? 0 : model.start();
    }

    int next(int state, int label) {
        return model == null ? 0 : model.next(state, symbols[label]);
    }

    /** What a character adds to a text's score. */
    float score(int state, int label) {
        return model == null ? bonus : weight * model.logProb(state, symbols[label]) + bonus;
    }

    /** What the line's end adds. */
    float endScore(int state) {
        return model == null ? 0 : weight * model.logProb(state, CharacterModel.LINE_END);
    }
}
