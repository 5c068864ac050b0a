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
 * @param ends weight of the log-probability that characters end where they are said to, and nowhere else
 * @param skip added for a piece of ink that is no character's; negative
 * @param temperature scores are divided by this before they become posteriors
 * @param places how probable it is that a character ends at a place, by {@link CharacterGaps#CLUES}
 * @param words makes the posterior of a word's best reading honest
 * @param glyphs likewise of a character's, by {@link GlyphClues#NAMES}
 */
public record GlyphSettings(
        double ngramWeight,
        double bonus,
        double reject,
        double frame,
        double ends,
        double skip,
        double temperature,
        LogisticModel places,
        LogisticModel words,
        LogisticModel glyphs) {
    /** Before tuning. */
    public static final GlyphSettings UNTUNED = new GlyphSettings(
            0.45,
            4,
            0.75,
            0.8,
            1,
            -6,
            1,
            LogisticModel.identity(CharacterGaps.CLUES),
            LogisticModel.identity(List.of()),
            LogisticModel.identity(GlyphClues.NAMES));

    public GlyphSettings {
        if (!(ngramWeight >= 0)
                || !Double.isFinite(bonus)
                || !(reject >= 0)
                || !(frame >= 0)
                || !(ends >= 0)
                || !(skip < 0)
                || !(temperature > 0)) {
            throw new IllegalArgumentException("weights are not negative, skipping costs, a temperature is positive");
        }
    }

    GlyphSettings speaking(double ngrams) {
        return new GlyphSettings(ngrams, bonus, reject, frame, ends, skip, temperature, places, words, glyphs);
    }

    GlyphSettings rewarding(double character) {
        return new GlyphSettings(ngramWeight, character, reject, frame, ends, skip, temperature, places, words, glyphs);
    }

    GlyphSettings rejecting(double none) {
        return new GlyphSettings(ngramWeight, bonus, none, frame, ends, skip, temperature, places, words, glyphs);
    }

    GlyphSettings placing(double place) {
        return new GlyphSettings(ngramWeight, bonus, reject, place, ends, skip, temperature, places, words, glyphs);
    }

    GlyphSettings ending(double weight, LogisticModel at) {
        return new GlyphSettings(ngramWeight, bonus, reject, frame, weight, skip, temperature, at, words, glyphs);
    }

    GlyphSettings skipping(double cost) {
        return new GlyphSettings(ngramWeight, bonus, reject, frame, ends, cost, temperature, places, words, glyphs);
    }

    GlyphSettings calibrated(double divisor, LogisticModel ofWords, LogisticModel ofGlyphs) {
        return new GlyphSettings(ngramWeight, bonus, reject, frame, ends, skip, divisor, places, ofWords, ofGlyphs);
    }

    /** From the reader's part of {@code model.json}; what is missing there is untuned. */
    public static GlyphSettings of(Map<String, Double> stored) {
        return new GlyphSettings(
                stored.getOrDefault("ngramWeight", UNTUNED.ngramWeight),
                stored.getOrDefault("bonus", UNTUNED.bonus),
                stored.getOrDefault("reject", UNTUNED.reject),
                stored.getOrDefault("frame", UNTUNED.frame),
                stored.getOrDefault("ends", UNTUNED.ends),
                stored.getOrDefault("skip", UNTUNED.skip),
                stored.getOrDefault("temperature", UNTUNED.temperature),
                LogisticModel.of(stored, "place", CharacterGaps.CLUES),
                LogisticModel.of(stored, "word", List.of()),
                LogisticModel.of(stored, "glyph", GlyphClues.NAMES));
    }

    /** As it is stored in {@code model.json}. */
    public Map<String, Double> stored() {
        Map<String, Double> values = new TreeMap<>();
        values.put("ngramWeight", ngramWeight);
        values.put("bonus", bonus);
        values.put("reject", reject);
        values.put("frame", frame);
        values.put("ends", ends);
        values.put("skip", skip);
        values.put("temperature", temperature);
        values.putAll(places.stored("place"));
        values.putAll(words.stored("word"));
        values.putAll(glyphs.stored("glyph"));
        return values;
    }
}
