package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.text.CharacterModel;
import org.chirograph.text.CharacterModelTrainer;
import org.junit.jupiter.api.Test;

/** The beam against every path there is, on lines short enough to list them all. */
class PrefixBeamTest {
    private static final Alphabet ALPHABET = new Alphabet(List.of(" ", "a", "b"));
    private static final int FRAMES = 5;

    @Test
    void withABeamWideEnoughItFindsTheBestTextAndItsExactScore() {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            LanguagePrior prior = prior(round % 2 == 0);
            Emissions e = emissions(random);
            Map<List<Integer>, Double> scores = everyText(e, prior);
            PrefixBeam beam = new PrefixBeam(prior, 400);
            beam.search(e, 0, FRAMES, prior.start());
            List<Integer> best = scores.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            assertThat(boxed(beam.labels(0))).isEqualTo(best);
            double gap = beam.score(0) - beam.score(1);
            double exact = scores.get(best) - scores.get(boxed(beam.labels(1)));
            assertThat(gap).isCloseTo(exact, within(1e-3));
        }
    }

    /** With n-grams that weigh more than the net: not the best text alone, every text has the score it should have. */
    @Test
    void everyKeptTextHasItsExactScore() {
        Random random = new Random(12);
        for (double weight : new double[] {0.3, 1, 1.5}) {
            LanguagePrior prior = new LanguagePrior(model(), ALPHABET, ReaderSettings.UNTUNED.weighing(weight, 0.4));
            Emissions e = emissions(random);
            Map<List<Integer>, Double> scores = everyText(e, prior);
            PrefixBeam beam = new PrefixBeam(prior, 400);
            beam.search(e, 0, FRAMES, prior.start());
            assertThat(beam.size()).isGreaterThan(20);
            for (int rank = 0; rank < 20; rank++) {
                assertThat(beam.score(rank)).isCloseTo(scores.get(boxed(beam.labels(rank))), within(1e-2));
            }
        }
    }

    private static LanguagePrior prior(boolean withModel) {
        if (!withModel) {
            return new LanguagePrior(null, ALPHABET, ReaderSettings.UNTUNED.weighing(0, 0));
        }
        return new LanguagePrior(model(), ALPHABET, ReaderSettings.UNTUNED.weighing(0.7, 0.2));
    }

    private static CharacterModel model() {
        CharacterModelTrainer trainer = new CharacterModelTrainer(3);
        trainer.add("ab ab ba", 5);
        trainer.add("abba ab", 3);
        return trainer.train(1000);
    }

    private static Emissions emissions(Random random) {
        float[] logProbs = new float[FRAMES * ALPHABET.classes()];
        for (int t = 0; t < FRAMES; t++) {
            double sum = 0;
            for (int k = 0; k < ALPHABET.classes(); k++) {
                logProbs[t * ALPHABET.classes() + k] = (float) random.nextGaussian();
                sum += Math.exp(logProbs[t * ALPHABET.classes() + k]);
            }
            for (int k = 0; k < ALPHABET.classes(); k++) {
                logProbs[t * ALPHABET.classes() + k] -= (float) Math.log(sum);
            }
        }
        return new Emissions(FRAMES, ALPHABET.classes(), 4, logProbs);
    }

    private static Map<List<Integer>, Double> everyText(Emissions e, LanguagePrior prior) {
        Map<List<Integer>, Double> probability = new HashMap<>();
        int paths = (int) Math.pow(e.classes(), FRAMES);
        for (int number = 0; number < paths; number++) {
            double p = 0;
            List<Integer> text = new ArrayList<>();
            int before = 0;
            for (int t = 0, rest = number; t < FRAMES; t++, rest /= e.classes()) {
                int k = rest % e.classes();
                p += e.at(t, k);
                if (k != 0 && k != before) {
                    text.add(k);
                }
                before = k;
            }
            probability.merge(text, Math.exp(p), Double::sum);
        }
        Map<List<Integer>, Double> scores = new HashMap<>();
        probability.forEach((text, p) -> {
            double score = Math.log(p);
            int state = prior.start();
            for (int label : text) {
                score += prior.score(state, label);
                state = prior.next(state, label);
            }
            scores.put(text, score);
        });
        return scores;
    }

    private static List<Integer> boxed(int[] labels) {
        return Arrays.stream(labels).boxed().toList();
    }
}
