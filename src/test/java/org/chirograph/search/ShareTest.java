package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A share told by a sample is the share of all, as often as the interval says. */
class ShareTest {
    @Test
    void intervalHoldsInNineOfTenSamplesWhereLinesAreMissedWhole() {
        for (double missedWhole : new double[] {0.02, 0.2}) {
            Random random = new Random(3);
            List<Occurrences> all = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                int there = 1 + random.nextInt(9);
                boolean missed = random.nextDouble() < missedWhole;
                int found = 0;
                for (int w = 0; w < there; w++) {
                    found += !missed && random.nextDouble() < 0.97 ? 1 : 0;
                }
                all.add(new Occurrences(there, found, found));
            }
            double share = Share.of(all, Occurrences::found, all.size()).share();
            int held = 0;
            for (int i = 0; i < 1_000; i++) {
                Collections.shuffle(all, random);
                Share stated = Share.of(all.subList(0, 100), Occurrences::found, all.size());
                held += stated.low() <= share && share <= stated.high() ? 1 : 0;
            }
            assertThat(held).as("of 1,000, with %s missed whole", missedWhole).isBetween(880, 980);
        }
    }

    @Test
    void oneSampleThatFoundAllDoesNotClaimThatNothingIsMissed() {
        Share share = Share.of(Collections.nCopies(100, new Occurrences(5, 5, 5)), Occurrences::found, 10_000);
        assertThat(share.share()).isEqualTo(1);
        assertThat(share.high()).isCloseTo(1, within(1e-9));
        assertThat(share.low()).isBetween(0.9, 0.97);
    }

    @Test
    void allLinesLeaveNoDoubt() {
        List<Occurrences> lines = List.of(new Occurrences(4, 1, 2), new Occurrences(4, 3, 4));
        Share share = Share.of(lines, Occurrences::found, 2);
        assertThat(share.low()).isCloseTo(0.5, within(1e-9));
        assertThat(share.high()).isCloseTo(0.5, within(1e-9));
        assertThat(Share.of(lines, Occurrences::withPossible, 2).share()).isEqualTo(0.75);
    }
}
