package org.chirograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoringTextTest {
    @Test
    void foldsTypographicFormsToPlainOnes() {
        assertThat(ScoringText.normalise("l’été ‘dit’ ʼ «oui» “non” „ja”"))
                .isEqualTo("l'été 'dit' ' \"oui\" \"non\" \"ja\"");
        assertThat(ScoringText.normalise("1914–18 — ⸗ ¬ … ſeit")).isEqualTo("1914-18 - - - ... seit");
    }

    @Test
    void dropsTranscribersMarks() {
        assertThat(ScoringText.normalise("_souligné_ ~~ M^me ⟦rayé⟧ ⸢a⸣")).isEqualTo("souligné Mme rayé a");
    }

    @Test
    void keepsWhatTheScorerKeeps() {
        assertThat(ScoringText.normalise("‚bas‘ ‹a› † § · x")).isEqualTo("‚bas' ‹a› † § · x");
    }

    @Test
    void composesLettersAndMarks() {
        assertThat(ScoringText.normalise("e\u0301te\u0301")).isEqualTo("été");
    }

    @Test
    void collapsesEveryKindOfBlank() {
        assertThat(ScoringText.normalise("\u00a0 a\t\n b\u2009c\u202fd\u0085e\u3000"))
                .isEqualTo("a b c d e");
        assertThat(ScoringText.normalise(" ~ ")).isEmpty();
    }

    @Test
    void leavesOneSpaceWhereOnlyAMarkStoodBetweenBlanks() {
        assertThat(ScoringText.normalise("a ~ b")).isEqualTo("a b");
    }
}
