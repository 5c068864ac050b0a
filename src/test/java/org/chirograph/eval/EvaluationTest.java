package org.chirograph.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.eval.EvalPages.line;
import static org.chirograph.eval.EvalPages.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void addsUpPagesAndDocuments() {
        Evaluation e = Evaluation.of(List.of(score("one", "radium"), score("two", "rndiun"), score("two", "raduim")));
        assertThat(e.total().characters()).isEqualTo(18);
        assertThat(e.total().cer()).isCloseTo(4 / 18.0, within(1e-12));
        assertThat(e.documents()).extracting(Evaluation.DocumentRates::document).containsExactly("one", "two");
        assertThat(e.documents().get(1).rates().characterErrors()).isEqualTo(4);
    }

    @Test
    void ranksConfusions() {
        Evaluation e = Evaluation.of(List.of(score("one", "rndiuu"), score("two", "rndium"), score("three", "adium")));
        assertThat(e.confusions())
                .containsExactly(new Confusion("a", "n", 2), new Confusion("m", "u", 1), new Confusion("r", "", 1));
    }

    @Test
    void theIntervalHoldsTheRateAndIsRepeatable() {
        List<PageScore> pages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pages.add(score("document " + i, i % 4 == 0 ? "rndium" : "radium"));
        }
        Evaluation e = Evaluation.of(pages);
        double cer = e.total().cer();
        assertThat(e.cer().low()).isLessThan(cer);
        assertThat(e.cer().high()).isGreaterThan(cer);
        // Of 20 documents a binomial share of those at 1/6 is wrong: the normal approximation gives ± 0.032.
        assertThat(e.cer().high() - e.cer().low()).isBetween(0.045, 0.075);
        assertThat(Evaluation.of(pages).cer()).isEqualTo(e.cer());
    }

    @Test
    void equalDocumentsLeaveNoDoubt() {
        Evaluation e = Evaluation.of(List.of(score("one", "rndium"), score("two", "rndium")));
        assertThat(e.cer()).isEqualTo(new Interval(1 / 6.0, 1 / 6.0));
    }

    @Test
    void theTableNamesWhatMatters() {
        String table = EvaluationTable.render(Evaluation.of(List.of(score("one", "rndium"), score("two", "radium"))));
        assertThat(table)
                .contains("all documents")
                .contains("CER 8.33 % (95 %: 0.00 % to 16.67 %)")
                .contains("WER 50.00 %")
                .contains("lines found 2 of 2")
                .contains("1  a → n");
    }

    private static PageScore score(String document, String read) {
        return PageScorer.score(
                document, page(line("a", 10, 10, "radium")), Optional.of(page(line("x", 10, 10, read))));
    }
}
