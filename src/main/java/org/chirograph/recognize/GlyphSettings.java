package org.chirograph.recognize;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model's readings of isolated characters are weighed against each other; found on composed lines and kept in the
 * model folder.
 *
 * @param ngramWeight weight of the n-gram model's log-probability against the net's
 * @param bonus added for every character
 * @param reject weight of the net's log-probability that the ink is no character, which is taken away
 * @param frame weight of how well height and place on the line fit the character
 * @param gap taken away for each letter height of empty columns between the pieces of one character
 * @param skip added for a piece of ink that is no character's; negative
 * @param temperature scores are divided by this before they become posteriors
 * @param words makes the posterior of a word's best reading honest
 * @param glyphs likewise of a character's
 */
public record GlyphSettings(
        double ngramWeight,
        double bonus,
        double reject,
        double frame,
        double gap,
        double skip,
        double temperature,
        LogisticModel words,
        LogisticModel glyphs) {
    /** Before tuning. */
    public static final GlyphSettings UNTUNED = new GlyphSettings(
            0.3, 1, 0.75, 0.8, 6, -6, 1, LogisticModel.identity(List.of()), LogisticModel.identity(List.of()));

    public GlyphSettings {
        if (!(ngramWeight >= 0)
                || !Double.isFinite(bonus)
                || !(reject >= 0)
                || !(frame >= 0)
                || !(gap >= 0)
                || !(skip < 0)
                || !(temperature > 0)) {
            throw new IllegalArgumentException("weights are not negative, skipping costs, a temperature is positive");
        }
    }

    GlyphSettings weighing(double ngrams, double perCharacter, double none, double place) {
        return new GlyphSettings(ngrams, perCharacter, none, place, gap, skip, temperature, words, glyphs);
    }

    GlyphSettings parting(double cost) {
        return new GlyphSettings(ngramWeight, bonus, reject, frame, cost, skip, temperature, words, glyphs);
    }

    GlyphSettings skipping(double cost) {
        return new GlyphSettings(ngramWeight, bonus, reject, frame, gap, cost, temperature, words, glyphs);
    }

    GlyphSettings calibrated(double divisor, LogisticModel ofWords, LogisticModel ofGlyphs) {
        return new GlyphSettings(ngramWeight, bonus, reject, frame, gap, skip, divisor, ofWords, ofGlyphs);
    }

    /** From the reader's part of {@code model.json}; what is missing there is untuned. */
    public static GlyphSettings of(Map<String, Double> stored) {
        return new GlyphSettings(
                stored.getOrDefault("ngramWeight", UNTUNED.ngramWeight),
                stored.getOrDefault("bonus", UNTUNED.bonus),
                stored.getOrDefault("reject", UNTUNED.reject),
                stored.getOrDefault("frame", UNTUNED.frame),
                stored.getOrDefault("gap", UNTUNED.gap),
                stored.getOrDefault("skip", UNTUNED.skip),
                stored.getOrDefault("temperature", UNTUNED.temperature),
                LogisticModel.of(stored, "word", List.of()),
                LogisticModel.of(stored, "glyph", List.of()));
    }

    /** As it is stored in {@code model.json}. */
    public Map<String, Double> stored() {
        Map<String, Double> values = new TreeMap<>();
        values.put("ngramWeight", ngramWeight);
        values.put("bonus", bonus);
        values.put("reject", reject);
        values.put("frame", frame);
        values.put("gap", gap);
        values.put("skip", skip);
        values.put("temperature", temperature);
        values.putAll(words.stored("word"));
        values.putAll(glyphs.stored("glyph"));
        return values;
    }
}
