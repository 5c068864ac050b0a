package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.chirograph.recognize.LogisticModel.Cases;
import org.chirograph.text.CharacterModel;
import org.chirograph.text.EditAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Finds a model's {@link ReaderSettings} on lines whose text is known and that the net did not learn from: first the
 * balance between net and n-grams that makes the fewest character errors, then the temperature and the models that make
 * posteriors honest.
 */
public final class ReaderTuning {
    private static final double[] NGRAM_WEIGHTS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5};

    /** Bonus for a character, as multiples of the n-gram weight: about what the n-grams charge for one is the middle. */
    private static final double[] BONUSES = {0, 0.5, 1, 1.5, 2, 2.5, 3, 4};

    /** The multiple with which weights are first compared. */
    private static final double FIRST_BONUS = 2;

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
        return tune(line -> {});
    }

    /** @param progress is told what each step found: the whole takes minutes on a thousand lines */
    public ReaderSettings tune(Consumer<String> progress) {
        Trial best = tried(0, 0, progress);
        if (model != null) {
            double[] bonuses = {FIRST_BONUS};
            best = bestOf(best, NGRAM_WEIGHTS, bonuses, progress);
            double[] weight = {best.settings.ngramWeight()};
            best = bestOf(best, weight, BONUSES, progress);
            bonuses[0] = best.settings.insertionBonus() / Math.max(best.settings.ngramWeight(), 1e-9);
            best = bestOf(best, neighbours(best.settings.ngramWeight()), bonuses, progress);
        }
        progress.accept("fitting posteriors");
        return calibrate(best.settings);
    }

    private record Trial(ReaderSettings settings, double rate) {}

    private Trial bestOf(Trial before, double[] weights, double[] bonuses, Consumer<String> progress) {
        Trial best = before;
        for (double weight : weights) {
            for (double bonus : bonuses) {
                Trial trial = tried(weight, weight * bonus, progress);
                best = trial.rate < best.rate ? trial : best;
            }
        }
        return best;
    }

    private Trial tried(double weight, double bonus, Consumer<String> progress) {
        ReaderSettings settings = ReaderSettings.UNTUNED.weighing(weight, bonus);
        double rate = errorRate(settings);
        progress.accept(
                String.format(Locale.ROOT, "n-gram weight %.2f, bonus %.2f: CER %.2f %%", weight, bonus, 100 * rate));
        return new Trial(settings, rate);
    }

    /** The weights next to one. */
    private static double[] neighbours(double weight) {
        int at = Arrays.binarySearch(NGRAM_WEIGHTS, weight);
        return at < 0
                ? new double[0]
                : Arrays.copyOfRange(NGRAM_WEIGHTS, Math.max(0, at - 1), Math.min(NGRAM_WEIGHTS.length, at + 2));
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

    /** Mean posterior of the words as they are read with these settings; 0 without words. */
    public double wordConfidence(ReaderSettings settings) {
        LineDecoder decoder = decoder(settings);
        return emissions.stream()
                .flatMap(line -> decoder.decode(line).words().stream())
                .mapToDouble(word -> word.readings().getFirst().posterior())
                .average()
                .orElse(0);
    }

    /** The settings with the temperature and the models of confidence that fit their readings best. */
    public ReaderSettings calibrate(ReaderSettings settings) {
        ReaderSettings best = settings;
        double least = Double.MAX_VALUE;
        for (double temperature : TEMPERATURES) {
            ReaderSettings raw = settings.uncalibrated(temperature);
            Cases words = new Cases(Clues.OF_WORD);
            Cases glyphs = new Cases(Clues.OF_GLYPH);
            judge(raw, words, glyphs);
            LogisticModel forWords = words.fit();
            LogisticModel forGlyphs = glyphs.fit();
            double loss = words.loss(forWords) + glyphs.loss(forGlyphs);
            if (loss < least) {
                least = loss;
                best = new ReaderSettings(
                        settings.ngramWeight(),
                        settings.insertionBonus(),
                        temperature,
                        forWords,
                        settings.others(),
                        forGlyphs);
            }
        }
        return calibrateOthers(best);
    }

    /** The settings with the model of words' other readings that fits best; all else as it is. */
    public ReaderSettings calibrateOthers(ReaderSettings settings) {
        LineDecoder decoder = decoder(settings);
        WordReadings readings = new WordReadings(alphabet, settings);
        Cases others = new Cases(Clues.OF_OTHER);
        for (int line = 0; line < truths.size(); line++) {
            List<SearchedWord> read = decoder.search(emissions.get(line));
            List<String> said =
                    read.stream().map(word -> alphabet.decode(word.best())).toList();
            List<String> truth = Arrays.asList(truths.get(line).split(" "));
            for (EditAlignment.Step step : EditAlignment.ofWords(truth, said).steps()) {
                if (step.kind() != EditAlignment.Kind.DELETE) {
                    String stands = step.kind() == EditAlignment.Kind.INSERT ? "" : truth.get(step.reference());
                    readings.judgeOthers(read.get(step.hypothesis()), stands, others);
                }
            }
        }
        return settings.withOthers(others.fit());
    }

    private void judge(ReaderSettings settings, Cases words, Cases glyphs) {
        LineDecoder decoder = decoder(settings);
        WordReadings readings = new WordReadings(alphabet, settings);
        for (int line = 0; line < truths.size(); line++) {
            List<SearchedWord> read = decoder.search(emissions.get(line));
            List<String> said =
                    read.stream().map(word -> alphabet.decode(word.best())).toList();
            boolean[] wordRight =
                    matched(EditAlignment.ofWords(Arrays.asList(truths.get(line).split(" ")), said), said.size());
            String text = String.join(" ", said);
            boolean[] characterRight =
                    matched(EditAlignment.ofText(truths.get(line), text), text.codePointCount(0, text.length()));
            int at = 0;
            for (int w = 0; w < said.size(); w++) {
                int[] best = read.get(w).best();
                boolean[] right = new boolean[best.length];
                for (int i = 0; i < best.length; i++) {
                    right[i] = characterRight[at];
                    String grapheme = alphabet.grapheme(best[i]);
                    at += grapheme.codePointCount(0, grapheme.length());
                }
                readings.judge(read.get(w), wordRight[w], right, words, glyphs);
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
}
