package org.chirograph.recognize;

import java.util.Map;

/**
 * How a model's readings are weighed; found on validation lines and kept in the model folder.
 *
 * @param ngramWeight weight of the n-gram model's log-probability against the net's
 * @param insertionBonus added for every character, since n-grams favour short texts
 * @param temperature scores are divided by this before they become posteriors: above 1 for a net too sure of itself
 */
public record ReaderSettings(double ngramWeight, double insertionBonus, double temperature) {
    /** Before tuning: n-grams help a little, and scores are taken at their word. */
    public static final ReaderSettings UNTUNED = new ReaderSettings(0.3, 0.3, 1);

    public ReaderSettings {
        if (!(ngramWeight >= 0) || !Double.isFinite(insertionBonus) || !(temperature > 0)) {
            throw new IllegalArgumentException("weights are not negative, and a temperature is positive");
        }
    }

    /** From the reader's part of {@code model.json}; what is missing there is untuned. */
    static ReaderSettings of(Map<String, Double> stored) {
        return new ReaderSettings(
                stored.getOrDefault("ngramWeight", UNTUNED.ngramWeight),
                stored.getOrDefault("insertionBonus", UNTUNED.insertionBonus),
                stored.getOrDefault("temperature", UNTUNED.temperature));
    }

    /** As it is stored in {@code model.json}. */
    public Map<String, Double> stored() {
        return Map.of("ngramWeight", ngramWeight, "insertionBonus", insertionBonus, "temperature", temperature);
    }
}
