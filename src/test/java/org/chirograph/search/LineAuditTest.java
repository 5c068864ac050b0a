package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineAuditTest {
    private static LineAudit audit(String read, String transcript) {
        return new LineAudit(Pages.page("0001", read), 0, transcript);
    }

    @Test
    void wordsAreFoundByAnyReadingAndMoreAsPossible() {
        Occurrences line = audit("le rodium:0.6/Radium:0.3 lumiére noirs:0.3", "le radium, lumière noire")
                .words();
        assertThat(line).isEqualTo(new Occurrences(3, 2, 3));
    }

    @Test
    void whatIsNotReadIsMissedAndWhatIsNotThereDoesNotCount() {
        assertThat(audit("quelque chose", "autrement").words()).isEqualTo(new Occurrences(1, 0, 0));
        assertThat(audit("quelque chose", "").words()).isEqualTo(new Occurrences(0, 0, 0));
    }

    @Test
    void eachOccurrenceCounts() {
        assertThat(audit("jour apres jour", "jour après jour").words()).isEqualTo(new Occurrences(3, 3, 3));
    }

    @Test
    void halvesOfBrokenWordsDoNotCount() {
        LineAudit last = new LineAudit(Pages.page("0001", "la consti-", "tution premiere"), 1, "tution première répu-");
        assertThat(last.words()).isEqualTo(new Occurrences(1, 1, 1));
    }

    @Test
    void queriesCountWhereTheTruthFitsThem() throws Exception {
        List<Query> queries = List.of(
                Query.parse("\"deux mots\""), Query.parse("mot*"), Query.parse("deux -mots"), Query.parse("absent"));
        assertThat(audit("deux nots:0.6/mots:0.4", "deux mots").queries(queries))
                .isEqualTo(new Occurrences(2, 2, 2));
        assertThat(audit("deux mots", "deux").queries(queries))
                .as("ruled out by what was read there")
                .isEqualTo(new Occurrences(1, 0, 0));
    }
}
