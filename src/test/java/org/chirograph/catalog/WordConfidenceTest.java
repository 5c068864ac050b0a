package org.chirograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordConfidenceTest {
    @Test
    void weighsPagesByTheirWords() {
        WordConfidence both = WordConfidence.of(
                List.of(new WordConfidence(30, 0.9), WordConfidence.NONE, new WordConfidence(10, 0.5)));
        assertThat(both.words()).isEqualTo(40);
        assertThat(both.mean()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void driftsFarBelowWhatIsExpectedAndOnlyWithEnoughWords() {
        assertThat(new WordConfidence(100, 0.5).drifts(0.92)).isTrue();
        assertThat(new WordConfidence(100, 0.6).drifts(0.92)).isFalse();
        assertThat(new WordConfidence(20, 0.1).drifts(0.92)).isFalse();
        assertThat(new WordConfidence(100, 0.1).drifts(0))
                .as("the card says nothing")
                .isFalse();
    }
}
