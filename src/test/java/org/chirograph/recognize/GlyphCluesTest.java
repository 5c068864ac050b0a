package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.chirograph.recognize.GlyphClues.Sureness;
import org.chirograph.recognize.GlyphLattice.Arc;
import org.chirograph.recognize.GlyphLattice.Read;
import org.junit.jupiter.api.Test;

class GlyphCluesTest {
    private static Read read(double posterior) {
        return new Read(new Arc(0, 0, 1, 1, 0), false, Map.of(1, posterior, 2, 1 - posterior));
    }

    @Test
    void aCharacterIsJudgedByTheOthersNotByItself() {
        Read doubtful = read(0.1);
        Sureness page = Sureness.of(List.of(doubtful, read(0.9), read(0.7)));
        assertThat(page.without(doubtful)).isCloseTo(Math.log(0.8 / 0.2), within(1e-9));
    }

    @Test
    void nothingIsKnownOfAPageOfOneCharacter() {
        Read only = read(0.99);
        assertThat(Sureness.of(List.of(only)).without(only)).isZero();
    }
}
