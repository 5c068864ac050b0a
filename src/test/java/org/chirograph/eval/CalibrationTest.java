package org.chirograph.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void countsTheGapBetweenPosteriorAndAccuracy() {
        // Ten at 0.9, of which 7 right; ten at 0.3, of which 4 right.
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            judged.add(new Judged(0.9, i < 7));
            judged.add(new Judged(0.3, i < 4));
        }
        Calibration c = Calibration.of(judged);
        assertThat(c.ece()).isCloseTo((0.2 + 0.1) / 2, within(1e-12));
        assertThat(c.accuracy()).isCloseTo(0.55, within(1e-12));
        assertThat(c.meanPosterior()).isCloseTo(0.6, within(1e-12));
        assertThat(c.bins()).hasSize(2);
        assertThat(c.bins().getLast().count()).isEqualTo(10);
    }

    /** The oracle draws outcomes from the posteriors themselves, many times. */
    @Test
    void saysWhichErrorHonestPosteriorsHaveByChance() {
        Random random = new Random(5);
        List<Double> posteriors = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            posteriors.add(1 - 0.9 * random.nextDouble() * random.nextDouble());
        }
        double sum = 0;
        double chance = 0;
        for (int i = 0; i < 500; i++) {
            Calibration c = Calibration.of(posteriors.stream()
                    .map(p -> new Judged(p, random.nextDouble() < p))
                    .toList());
            sum += c.ece();
            chance = c.chance();
        }
        assertThat(chance).isCloseTo(sum / 500, within(0.001)).isBetween(0.02, 0.06);
    }

    @Test
    void theEdgesOfZeroAndOneBelongToTheOutermostBins() {
        Calibration c = Calibration.of(List.of(new Judged(1, true), new Judged(1e-9, false)));
        assertThat(c.bins().getFirst().low()).isZero();
        assertThat(c.bins().getLast().high()).isEqualTo(1);
    }

    /** The oracle compares every right thing with every wrong one. */
    @Test
    void aurocIsTheShareOfPairsInTheRightOrder() {
        Random random = new Random(3);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double posterior = (1 + random.nextInt(20)) / 20.0;
            judged.add(new Judged(posterior, random.nextDouble() < posterior));
        }
        double pairs = 0;
        double ordered = 0;
        for (Judged a : judged) {
            for (Judged b : judged) {
                if (a.right() && !b.right()) {
                    pairs++;
                    ordered += a.posterior() > b.posterior() ? 1 : a.posterior() == b.posterior() ? 0.5 : 0;
                }
            }
        }
        assertThat(Calibration.of(judged).auroc()).isCloseTo(ordered / pairs, within(1e-12));
    }

    @Test
    void saysWhatReadingTheDoubtfulAgainWouldFind() {
        // Of 100 things the five lowest hold two of four mistakes.
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            judged.add(new Judged((i + 1) / 100.0, i != 1 && i != 3 && i != 5 && i != 80));
        }
        assertThat(Calibration.of(judged).caught()).isEqualTo(0.5);
    }

    @Test
    void withoutMistakesThereIsNoAuroc() {
        assertThat(Calibration.of(List.of(new Judged(0.5, true))).auroc()).isNaN();
    }

    /** Against the definition: the shares whose own spread just reaches what was seen. */
    @Test
    void anIntervalHoldsTheSharesThatMayWellHaveGivenWhatWasSeen() {
        for (int count : new int[] {1, 7, 40, 1000}) {
            for (int right : new int[] {0, count / 3, count}) {
                double seen = (double) right / count;
                Interval interval = new Calibration.Bin(0, 1, count, 0.5, seen).interval();
                double low = 1;
                double high = 0;
                for (double share = 0; share <= 1; share += 1e-5) {
                    if (Math.abs(seen - share) <= 1.96 * Math.sqrt(share * (1 - share) / count)) {
                        low = Math.min(low, share);
                        high = Math.max(high, share);
                    }
                }
                assertThat(interval.low()).isCloseTo(low, within(1e-4));
                assertThat(interval.high()).isCloseTo(high, within(1e-4));
            }
        }
    }
}
