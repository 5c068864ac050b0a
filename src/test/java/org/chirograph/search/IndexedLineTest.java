package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.chirograph.page.Reading;
import org.junit.jupiter.api.Test;

class IndexedLineTest {
    @Test
    void comesBackAsItWasKept() throws Exception {
        for (IndexedLine line : IndexedLine.of(Pages.page(
                "0001",
                "été:0.5/ete\u0301s:0.25/aété:0.125/é:0.0625/tété:0.03 𝔄b:0.75/𝔅b:0.125",
                "",
                "consti-:0.75/consli-:0.125",
                "tution"))) {
            assertThat(LineCode.decode(LineCode.encode(line))).isEqualTo(line);
        }
    }

    @Test
    void readingsThatNoSearchTellsApartAreOne() {
        IndexedLine line = only("Radium,:0.5/radium:0.25/rodium:0.06/Rodium.:0.06/-:0.01");
        assertThat(line.readings(0)).extracting(Reading::text).containsExactly("Radium,", "rodium", "-");
        assertThat(line.readings(0)).extracting(Reading::posterior).containsExactly(0.75, 0.12, 0.01);
    }

    @Test
    void unlikelyReadingsAreKeptWhereTheReaderIsInDoubt() {
        assertThat(only("sure:0.9/surf:0.02/sort:0.007").readings(0)).hasSize(2);
        assertThat(only("sure:0.4/surf:0.02/sort:0.004/sors:0.003").readings(0)).hasSize(3);
    }

    @Test
    void unlikelyReadingsAreKeptWhereTheirWordIsReadElsewhereOnThePage() {
        String doubtful = "cacac:0.9/cacoc:0.004/cacao:0.002";
        IndexedLine line =
                IndexedLine.of(Pages.page("0001", doubtful, "Cacao.:0.9")).getFirst();
        assertThat(line.readings(0)).extracting(Reading::text).containsExactly("cacac", "cacao");
        assertThat(only(doubtful).readings(0)).hasSize(1);
    }

    @Test
    void aWordReadElsewhereDoesNotKeepReadingsOfWordsThatHaveItAnyway() {
        IndexedLine line = IndexedLine.of(Pages.page("0001", "cacao:0.9/d'cacao:0.004", "cacao:0.9"))
                .getFirst();
        assertThat(line.readings(0)).hasSize(1);
    }

    @Test
    void posteriorsAreKeptToAnEighthOfAThousandth() throws Exception {
        IndexedLine line = only("eins:0.123456/zwei:0.0123456");
        List<Reading> back = LineCode.decode(LineCode.encode(line)).readings(0);
        assertThat(back.getFirst().posterior()).isCloseTo(0.123456, within(1.25e-4));
        assertThat(back.getLast().posterior()).isCloseTo(0.0123456, within(1.25e-4));
    }

    private static IndexedLine only(String line) {
        return IndexedLine.of(Pages.page("0001", line)).getFirst();
    }
}
