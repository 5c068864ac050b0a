package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chirograph.catalog.Correction;
import org.junit.jupiter.api.Test;

class ConfusionsTest {
    @Test
    void countsCharactersAndWordsWithTheirPlaces() {
        Confusions confusions = Confusions.of(List.of(
                change("l1", "le Genéral dit", "le Général dit"),
                change("l2", "un Genéral", "un Général"),
                change("l3", "fini", "fini."),
                change("l4", "a  b", "a b")));
        assertThat(confusions.ofCharacter("e", "é")).isEqualTo(2);
        assertThat(confusions.ofCharacter("", ".")).isEqualTo(1);
        assertThat(confusions.ofWord("Genéral", "Général")).isEqualTo(2);
        assertThat(confusions.characters().getFirst().pair()).isEqualTo(new Confusions.Pair("e", "é"));
        assertThat(confusions.characters().getFirst().places())
                .extracting(Correction::line)
                .containsExactly("l1", "l2");
        assertThat(confusions.words()).hasSize(2);
    }

    @Test
    void whatWasTakenBackIsNoMistake() {
        Confusions confusions = Confusions.of(List.of(
                change("l1", "mon", "non"),
                change("l1", "non", "mon"),
                change("l2", "mon", "non"),
                change("l3", "nous", "mous")));
        assertThat(confusions.ofCharacter("m", "n")).isEqualTo(1);
        assertThat(confusions.ofCharacter("n", "m")).isEqualTo(1);
        assertThat(confusions.ofWord("mon", "non")).isEqualTo(1);
        assertThat(Confusions.of(List.of(change("l1", "mon", "non"), change("l1", "non", "mon")))
                        .characters())
                .isEmpty();
    }

    private static Correction change(String line, String before, String after) {
        return new Correction("d", "0001", line, before, after, "Ada", Instant.EPOCH);
    }
}
