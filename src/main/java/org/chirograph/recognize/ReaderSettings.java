package org.chirograph.recognize;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a model's readings are weighed; found on validation lines and kept in the model folder.
 *
 * @param ngramWeight weight of the n-gram model's log-probability against the net's
 * @param insertionBonus added for every character, since n-grams favour short texts
 * @param temperature scores are divided by this before they become posteriors: above 1 for a net too sure of itself
 * @param words makes the posterior of a word's best reading honest
 * @param others likewise of each of its other readings
 * @param glyphs likewise of a character's
 */
public record ReaderSettings(
        double ngramWeight,
        double insertionBonus,
        double temperature,
        LogisticModel words,
        LogisticModel others,
        LogisticModel glyphs) {
    /** Before tuning: n-grams help a little, and scores are taken at their word. */
    public static final ReaderSettings UNTUNED = new ReaderSettings(
            0.3,
            0.3,
            1,
            LogisticModel.identity(Clues.OF_WORD),
            LogisticModel.identity(Clues.OF_OTHER),
            LogisticModel.identity(Clues.OF_GLYPH));

    public ReaderSettings {
        if (!(ngramWeight >= 0)
                || !Double.isFinite(ngramWeight)
                || !Double.isFinite(insertionBonus)
                || !(temperature > 0)) {
            throw new IllegalArgumentException("weights are not negative, and a temperature is positive");
        }
    }

    /** These settings with another balance between net and n-grams. */
    ReaderSettings weighing(double ngrams, double bonus) {
        return new ReaderSettings(ngrams, bonus, temperature, words, others, glyphs);
    }

    /** These settings with posteriors that are taken at their word, at another temperature. */
    ReaderSettings uncalibrated(double otherTemperature) {
        return new ReaderSettings(
                ngramWeight, insertionBonus, otherTemperature, UNTUNED.words, UNTUNED.others, UNTUNED.glyphs);
    }

    /** These settings with another model of what words may also say. */
    ReaderSettings withOthers(LogisticModel model) {
        return new ReaderSettings(ngramWeight, insertionBonus, temperature, words, model, glyphs);
    }

    /** From the reader's part of {@code model.json}; what is missing there is untuned. */
    public static ReaderSettings of(Map<String, Double> stored) {
        return new ReaderSettings(
                stored.getOrDefault("ngramWeight", UNTUNED.ngramWeight),
                stored.getOrDefault("insertionBonus", UNTUNED.insertionBonus),
                stored.getOrDefault("temperature", UNTUNED.temperature),
                LogisticModel.of(stored, "word", Clues.OF_WORD),
                LogisticModel.of(stored, "other", Clues.OF_OTHER),
                LogisticModel.of(stored, "glyph", Clues.OF_GLYPH));
    }

    /** As it is stored in {@code model.json}. */
    public Map<String, Double> stored() {
        Map<String, Double> values = new TreeMap<>();
        values.put("ngramWeight", ngramWeight);
        values.put("insertionBonus", insertionBonus);
        values.put("temperature", temperature);
        values.putAll(words.stored("word"));
        values.putAll(others.stored("other"));
        values.putAll(glyphs.stored("glyph"));
        return values;
    }
}
