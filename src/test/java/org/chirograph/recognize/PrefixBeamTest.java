package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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
            PrefixBeam beam = searched(e, prior, 1, 400);
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
            PrefixBeam beam = searched(e, prior, 1, 400);
            assertThat(beam.size()).isGreaterThan(20);
            for (int rank = 0; rank < 20; rank++) {
                assertThat(beam.score(rank)).isCloseTo(scores.get(boxed(beam.labels(rank))), within(1e-2));
            }
        }
    }

    /** What a narrow beam leaves out is what is lighter than all it keeps, frame by frame: nothing else is passed over. */
    @Test
    void aNarrowBeamKeepsTheHeaviestOfEveryFrame() {
        Random random = new Random(13);
        for (int round = 0; round < 200; round++) {
            LanguagePrior prior = prior(round % 2 == 0);
            Emissions e = emissions(random);
            int width = 2 + round % 7;
            double share = round % 3 == 0 ? 0.5 : 1;
            PrefixBeam beam = searched(e, prior, share, width);
            Map<List<Integer>, Double> plain = plainSearch(e, prior.weighing(share), width);
            List<List<Integer>> heaviest = plain.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();
            for (int rank = 0; rank < beam.size(); rank++) {
                assertThat(boxed(beam.labels(rank))).isEqualTo(heaviest.get(rank));
                assertThat(beam.score(rank)).isCloseTo(plain.get(heaviest.get(rank)), within(1e-9));
            }
            assertThat(beam.size()).isEqualTo(plain.size());
        }
    }

    /** A tree that an earlier search has filled changes nothing but the time a search takes. */
    @Test
    void searchesThatShareTheirTextsFindWhatTheyWouldAlone() {
        Random random = new Random(14);
        for (int round = 0; round < 50; round++) {
            LanguagePrior prior = prior(true);
            Emissions e = emissions(random);
            PrefixTree tree = new PrefixTree(prior);
            tree.plant(prior.start());
            LikelyClasses likely = new LikelyClasses(e);
            new PrefixBeam(tree, prior, 1, 7).search(likely, 0, FRAMES);
            PrefixBeam second = new PrefixBeam(tree, prior, 0.5, 5);
            second.search(likely, 0, FRAMES);
            PrefixBeam alone = searched(e, prior, 0.5, 5);
            for (int rank = 0; rank < alone.size(); rank++) {
                assertThat(second.labels(rank)).isEqualTo(alone.labels(rank));
                assertThat(second.score(rank)).isEqualTo(alone.score(rank));
                assertThat(second.state(rank)).isEqualTo(alone.state(rank));
            }
        }
    }

    private static PrefixBeam searched(Emissions e, LanguagePrior prior, double share, int width) {
        PrefixTree tree = new PrefixTree(prior);
        tree.plant(prior.start());
        PrefixBeam beam = new PrefixBeam(tree, prior, share, width);
        beam.search(new LikelyClasses(e), 0, FRAMES);
        return beam;
    }

    /** The textbook's search, in maps from texts to the two weights, without a shortcut. */
    private static Map<List<Integer>, Double> plainSearch(Emissions e, LanguagePrior prior, int width) {
        Map<List<Integer>, double[]> beam = new HashMap<>();
        beam.put(List.of(), new double[] {1, 0});
        for (int t = 0; t < FRAMES; t++) {
            Map<List<Integer>, double[]> next = new HashMap<>();
            for (Map.Entry<List<Integer>, double[]> kept : beam.entrySet()) {
                List<Integer> text = kept.getKey();
                double[] weight = kept.getValue();
                double total = weight[0] + weight[1];
                int last = text.isEmpty() ? Alphabet.BLANK : text.getLast();
                double[] same = next.computeIfAbsent(text, x -> new double[2]);
                same[0] += total * Math.exp(e.at(t, Alphabet.BLANK));
                same[1] += text.isEmpty() ? 0 : weight[1] * Math.exp(e.at(t, last));
                int state = prior.start();
                for (int label : text) {
                    state = prior.next(state, label);
                }
                for (int c = 1; c < e.classes(); c++) {
                    List<Integer> longer = new ArrayList<>(text);
                    longer.add(c);
                    next.computeIfAbsent(longer, x -> new double[2])[1] +=
                            (c == last ? weight[0] : total) * Math.exp(e.at(t, c)) * Math.exp(prior.score(state, c));
                }
            }
            beam = next.entrySet().stream()
                    .sorted(Comparator.comparingDouble(
                            text -> -Arrays.stream(text.getValue()).sum()))
                    .limit(width)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
        return beam.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        text -> Math.log(Arrays.stream(text.getValue()).sum())));
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
