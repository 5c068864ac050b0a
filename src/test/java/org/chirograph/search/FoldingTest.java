package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
    /** A letter that the table lacks makes the whole text be taken apart by Unicode's rules. */
    private static final String RARE = " ﬁ";

    @Test
    void lettersOfLatinScriptsFoldByTheTableAsUnicodeTakesThemApart() {
        for (char before = 0; before < 0x180; before += 7) {
            for (char c = 0; c < 0x180; c++) {
                String text = "a" + before + c + "b";
                assertThat(Folding.spellings(text))
                        .as("U+%04X U+%04X", (int) before, (int) c)
                        .isEqualTo(Folding.spellings(text + RARE)
                                .subList(0, Folding.spellings(text + RARE).size() - 1));
            }
        }
    }

    @Test
    void lettersAndDigitsAloneMakeWords() {
        for (char c = 0; c < 0x80; c++) {
            assertThat(Folding.spellings("a" + c + "b"))
                    .as("U+%04X", (int) c)
                    .hasSize(Character.isLetterOrDigit(c) ? 1 : 2);
        }
        assertThat(Folding.spellings("l'été 1914²")).containsExactly("l", "ete", "19142");
    }
}
