package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class WorthTest {
    @Test
    void aKeyTakesAllTheErrorsThatAnAlternativeMends() {
        assertThat(Worth.perKey(word("", new Reading("rnot", 0.6), new Reading("mot", 0.4))))
                .isCloseTo(0.4 * 2, within(1e-9));
    }

    @Test
    void whatMustBeTypedIsDearer() {
        assertThat(Worth.perKey(word("", new Reading("a", 0.3))))
                .isCloseTo(0.7 / (0.3 + 0.7 * (1.6 + 0.56)), within(1e-9));
        assertThat(Worth.perKey(word("", new Reading("monsieur", 0.5))))
                .isCloseTo(0.5 / (0.5 + 0.5 * (1.6 + 8 * 0.56)), within(1e-9));
    }

    @Test
    void whatIsCheckedIsWorthNothing() {
        assertThat(Worth.perKey(word("Ada", new Reading("a", 0.3)))).isZero();
    }

    private static Word word(String by, Reading... readings) {
        List<Reading> all = Arrays.asList(readings);
        return new Word("w", new Box(0, 0, 10, 10), List.of(), all, by);
    }
}
