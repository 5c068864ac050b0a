package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.recognize.LogisticModel.Cases;
import org.junit.jupiter.api.Test;

class LogisticModelTest {
    private static final List<String> CLUES = List.of("Helpful", "Idle");

    /** Cases drawn from a model whose numbers are known: they come back, and the clue that says nothing gets no weight. */
    @Test
    void findsTheModelThatCasesWereDrawnFrom() {
        LogisticModel truth = new LogisticModel(CLUES, 0.6, 1.2, new double[] {0.8, 0});
        LogisticModel fitted = cases(truth, 40_000, 1).fit();
        Map<String, Double> values = fitted.stored("");
        assertThat(values.get("Slope")).isCloseTo(0.6, within(0.05));
        assertThat(values.get("Intercept")).isCloseTo(1.2, within(0.06));
        assertThat(values.get("Helpful")).isCloseTo(0.8, within(0.06));
        assertThat(values.get("Idle")).isCloseTo(0, within(0.03));
    }

    @Test
    void itsProbabilitiesMeanWhatTheySayOnOtherCases() {
        LogisticModel truth = new LogisticModel(CLUES, 0.5, 0.7, new double[] {1.1, 0});
        LogisticModel fitted = cases(truth, 20_000, 2).fit();
        Random random = new Random(3);
        int[] count = new int[10];
        double[] gap = new double[10];
        for (int i = 0; i < 50_000; i++) {
            double raw = raw(random);
            double[] clues = clues(random);
            double said = fitted.apply(raw, clues);
            int bin = Math.min(9, (int) (10 * said));
            count[bin]++;
            gap[bin] += said - (random.nextDouble() < truth.apply(raw, clues) ? 1 : 0);
        }
        double ece = 0;
        for (double g : gap) {
            ece += Math.abs(g) / 50_000;
        }
        assertThat(ece).isLessThan(0.01);
        assertThat(count[9]).isGreaterThan(5_000);
    }

    /** Where the posterior never varies only the intercept can: its optimum is the mean of Platt's targets. */
    @Test
    void withoutAnythingToGoByItSaysTheMean() {
        Cases cases = new Cases(List.of());
        for (int i = 0; i < 10; i++) {
            cases.add(0.5, new double[0], i < 7);
        }
        double mean = (7 * 8.0 / 9 + 3 * 1.0 / 5) / 10;
        assertThat(cases.fit().apply(0.5, new double[0])).isCloseTo(mean, within(1e-6));
    }

    @Test
    void aHandfulOfRightCasesDoesNotPromiseCertainty() {
        Cases cases = new Cases(List.of());
        for (int i = 0; i < 8; i++) {
            cases.add(0.9, new double[0], true);
        }
        assertThat(cases.fit().apply(0.9, new double[0])).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void noOtherModelMakesWhatWasSeenMuchMoreLikely() {
        LogisticModel truth = new LogisticModel(CLUES, 0.6, 1.2, new double[] {0.8, -0.3});
        Cases cases = cases(truth, 5_000, 4);
        Map<String, Double> fitted = cases.fit().stored("");
        double least = cases.loss(cases.fit());
        for (String name : fitted.keySet()) {
            for (double change : new double[] {-0.2, 0.2}) {
                Map<String, Double> moved = new java.util.TreeMap<>(fitted);
                moved.merge(name, change, Double::sum);
                assertThat(cases.loss(LogisticModel.of(moved, "", CLUES))).isGreaterThan(least);
            }
        }
    }

    /** What model files of before held: a curve over the posterior alone. */
    @Test
    void oldModelFilesMeanWhatTheyMeant() {
        Map<String, Double> old = Map.of(
                "glyphIntercept", 1.5,
                "glyphSlope", 0.56,
                "insertionBonus", 1.2,
                "ngramWeight", 0.4,
                "temperature", 3.0,
                "wordIntercept", 1.07,
                "wordSlope", 0.94);
        ReaderSettings settings = ReaderSettings.of(old);
        assertThat(settings.temperature()).isEqualTo(3);
        double logit = Math.log(0.8 / 0.2);
        assertThat(settings.words().apply(0.8, new double[] {-2, -3}))
                .isCloseTo(1 / (1 + Math.exp(-0.94 * logit - 1.07)), within(1e-12));
        assertThat(settings.glyphs().apply(0.8, new double[] {5, 3, -7, -2, 1, -2, -4, -3}))
                .isCloseTo(1 / (1 + Math.exp(-0.56 * logit - 1.5)), within(1e-12));
    }

    @Test
    void settingsComeBackFromWhatIsStored() {
        ReaderSettings settings = new ReaderSettings(
                0.4,
                1.2,
                2,
                new LogisticModel(Clues.OF_WORD, 0.9, 1, new double[] {2.5, 0.5}),
                new LogisticModel(Clues.OF_OTHER, 0.8, -1, new double[] {-0.1, -0.6, 0.2}),
                new LogisticModel(Clues.OF_GLYPH, 0.3, 2, new double[] {0.1, 0.2, -0.3, 4, -0.5, 0.6, 0.7, 0.8}));
        assertThat(ReaderSettings.of(settings.stored()).stored()).isEqualTo(settings.stored());
    }

    private static Cases cases(LogisticModel truth, int number, long seed) {
        Random random = new Random(seed);
        Cases cases = new Cases(CLUES);
        for (int i = 0; i < number; i++) {
            double raw = raw(random);
            double[] clues = clues(random);
            cases.add(raw, clues, random.nextDouble() < truth.apply(raw, clues));
        }
        return cases;
    }

    private static double raw(Random random) {
        return 1 / (1 + Math.exp(-2 * random.nextGaussian()));
    }

    private static double[] clues(Random random) {
        return new double[] {random.nextGaussian(), 3 + random.nextGaussian()};
    }
}
