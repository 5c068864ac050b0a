package org.chirograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GermanPrintTest {
    @Test
    void setsTheLongSInsideWordsAndTheRoundOneAtTheirEnds() {
        assertThat(GermanPrint.set("das Wasser, so süß es ist, muss es sein."))
                .isEqualTo("das Waſſer, ſo ſüß es iſt, muſs es ſein.");
    }

    @Test
    void leavesCapitalsAndOtherLettersAlone() {
        assertThat(GermanPrint.set("Straße S. Ss È")).isEqualTo("Straße S. Ss È");
    }
}
