package org.chirograph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowProfileTest {
    private static final RowProfile.Usual USUAL = new RowProfile.Usual(46, 4, 16, 0.3);

    @Test
    void findsTheBandWhereMostInkLies() {
        double[] rows = new double[72];
        Arrays.fill(rows, 12, 48, 5);
        Arrays.fill(rows, 30, 48, 40);
        Arrays.fill(rows, 48, 60, 6);
        assertThat(RowProfile.of(rows, USUAL)).isEqualTo(new RowProfile(48, 18));
    }

    @Test
    void isNotDrawnAwayByADarkerLineBeyondWhatIsUsual() {
        double[] rows = new double[72];
        Arrays.fill(rows, 30, 46, 20);
        Arrays.fill(rows, 0, 6, 60);
        Arrays.fill(rows, 64, 72, 60);
        assertThat(RowProfile.of(rows, USUAL)).isEqualTo(new RowProfile(46, 16));
    }

    @Test
    void takesWhatIsUsualWhereThereIsNoInk() {
        assertThat(RowProfile.of(new double[72], USUAL)).isEqualTo(new RowProfile(46, 16));
    }
}
