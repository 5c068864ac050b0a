package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Reading;
import org.chirograph.text.CharacterModel;
import org.chirograph.text.EditAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Finds a model's {@link ReaderSettings} on lines whose text is known and that the net did not learn from: first the
 * balance between net and n-grams that makes the fewest character errors, then the curves that make posteriors honest.
 */
public final class ReaderTuning {
    private static final double[] NGRAM_WEIGHTS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1};

    /** Bonus for a character, as multiples of the n-gram weight: about what the n-grams charge for one is the middle. */
    private static final double[] BONUSES = {0, 0.5, 1, 1.5, 2, 3};

    private static final double[] TEMPERATURES = {1, 1.5, 2, 3};

    private final Alphabet alphabet;
    private final @Nullable CharacterModel model;
    private final List<Emissions> emissions;
    private final List<String> truths;

    /** @param truths for each line what it says, in the spelling that the net was taught, single spaces */
    public ReaderTuning(
            Alphabet alphabet, @Nullable CharacterModel model, List<Emissions> emissions, List<String> truths) {
        if (emissions.size() != truths.size() || emissions.isEmpty()) {
            throw new IllegalArgumentException(emissions.size() + " lines, but " + truths.size() + " texts");
        }
        this.alphabet = alphabet;
        this.model = model;
        this.emissions = List.copyOf(emissions);
        this.truths = List.copyOf(truths);
    }

    public ReaderSettings tune() {
        ReaderSettings best = ReaderSettings.UNTUNED.weighing(0, 0);
        double least = errorRate(best);
        for (double weight : model == null ? new double[0] : NGRAM_WEIGHTS) {
            for (double bonus : BONUSES) {
                ReaderSettings tried = best.weighing(weight, weight * bonus);
                double rate = errorRate(tried);
                if (rate < least) {
                    least = rate;
                    best = tried;
                }
            }
        }
        return calibrate(best);
    }

    /** Character edits over characters, by the search of whole lines. */
    public double errorRate(ReaderSettings settings) {
        LineDecoder decoder = decoder(settings);
        long errors = 0;
        long characters = 0;
        for (int i = 0; i < truths.size(); i++) {
            errors += EditAlignment.distance(truths.get(i), decoder.text(emissions.get(i)));
            characters += truths.get(i).length();
        }
        return (double) errors / characters;
    }

    /** The settings with the temperature and the curves that fit their readings best. */
    private ReaderSettings calibrate(ReaderSettings settings) {
        ReaderSettings best = settings;
        double least = Double.MAX_VALUE;
        for (double temperature : TEMPERATURES) {
            ReaderSettings raw = new ReaderSettings(
                    settings.ngramWeight(),
                    settings.insertionBonus(),
                    temperature,
                    LogisticCurve.IDENTITY,
                    LogisticCurve.IDENTITY);
            Cases words = new Cases();
            Cases glyphs = new Cases();
            judge(raw, words, glyphs);
            LogisticCurve forWords = words.fit();
            LogisticCurve forGlyphs = glyphs.fit();
            double loss = words.loss(forWords) + glyphs.loss(forGlyphs);
            if (loss < least) {
                least = loss;
                best = new ReaderSettings(
                        settings.ngramWeight(), settings.insertionBonus(), temperature, forWords, forGlyphs);
            }
        }
        return best;
    }

    private void judge(ReaderSettings settings, Cases words, Cases glyphs) {
        LineDecoder decoder = decoder(settings);
        for (int line = 0; line < truths.size(); line++) {
            LineReading read = decoder.decode(emissions.get(line));
            List<String> said = new ArrayList<>();
            for (WordReading word : read.words()) {
                said.add(word.readings().getFirst().text());
            }
            boolean[] wordRight =
                    matched(EditAlignment.ofWords(Arrays.asList(truths.get(line).split(" ")), said), said.size());
            String text = read.text();
            boolean[] characterRight =
                    matched(EditAlignment.ofText(truths.get(line), text), text.codePointCount(0, text.length()));
            int at = 0;
            for (int w = 0; w < said.size(); w++) {
                WordReading word = read.words().get(w);
                words.add(word.readings().getFirst(), wordRight[w]);
                for (GlyphReading glyph : word.glyphs()) {
                    Reading best = glyph.readings().getFirst();
                    glyphs.add(best, characterRight[at]);
                    at += best.text().codePointCount(0, best.text().length());
                }
                at++;
            }
        }
    }

    private static boolean[] matched(EditAlignment alignment, int items) {
        boolean[] right = new boolean[items];
        for (EditAlignment.Step step : alignment.steps()) {
            if (step.kind() == EditAlignment.Kind.MATCH) {
                right[step.hypothesis()] = true;
            }
        }
        return right;
    }

    private LineDecoder decoder(ReaderSettings settings) {
        return new LineDecoder(alphabet, new LanguagePrior(model, alphabet, settings), settings);
    }

    /** Posteriors with whether the reading was right. */
    private static final class Cases {
        private double[] posteriors = new double[256];
        private boolean[] right = new boolean[256];
        private int count;

        void add(Reading reading, boolean isRight) {
            if (count == right.length) {
                posteriors = Arrays.copyOf(posteriors, 2 * count);
                right = Arrays.copyOf(right, 2 * count);
            }
            posteriors[count] = reading.posterior();
            right[count++] = isRight;
        }

        LogisticCurve fit() {
            return LogisticCurve.fit(Arrays.copyOf(posteriors, count), Arrays.copyOf(right, count));
        }

        double loss(LogisticCurve curve) {
            return curve.logLoss(Arrays.copyOf(posteriors, count), Arrays.copyOf(right, count));
        }
    }
}
