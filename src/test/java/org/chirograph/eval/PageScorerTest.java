package org.chirograph.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chirograph.eval.EvalPages.line;
import static org.chirograph.eval.EvalPages.page;
import static org.chirograph.eval.EvalPages.word;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chirograph.page.Box;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class PageScorerTest {
    private static final Page TRUTH = page(line("a", 100, 100, "le radium brille"), line("b", 100, 140, "la nuit"));

    @Test
    void aPageReadAsItIsHasNoErrors() {
        Rates rates = score(TRUTH).rates();
        assertThat(rates).isEqualTo(new Rates(1, 0, 2, 2, 23, 0, 5, 0, 0));
    }

    @Test
    void wordsFindTheirLineWhateverLinesWereFound() {
        // One found line holds the words of both true lines, the lower ones first and from right to left.
        Page read = page(line(
                "x",
                new Box(0, 0, 900, 900),
                List.of(
                        word(130, 142, "nuit", 0.9),
                        word(100, 141, "la", 0.9),
                        word(200, 101, "brille", 0.9),
                        word(130, 99, "radium", 0.9),
                        word(100, 101, "le", 0.9))));
        assertThat(score(read).lines()).extracting(LineScore::read).containsExactly("le radium brille", "la nuit");
    }

    @Test
    void aThirdOfAWordsBoxInsideTheOutlineIsEnough() {
        // The outlines' lower edges lie at 119 and 159: a word box from 106 to 126 shares 13 of its 20 rows.
        assertThat(score(page(line("x", 100, 112, "le"))).lines().getFirst().read())
                .isEqualTo("le");
        PageScore below = score(page(line("x", 100, 170, "le")));
        assertThat(below.lines()).extracting(LineScore::read).containsOnly("");
        assertThat(below.unmatched()).isEqualTo(2);
    }

    @Test
    void countsReplacedMissingAndAddedCharactersAndWords() {
        PageScore score = score(page(line("a", 100, 100, "le rndium bille"), line("b", 100, 140, "la")));
        assertThat(score.rates()).isEqualTo(new Rates(1, 0, 2, 1, 23, 2 + 5, 5, 2 + 1, 0));
    }

    @Test
    void aLineIsFoundFromHalfToTwiceItsLength() {
        assertThat(found("la n")).isTrue(); // 4 of 7
        assertThat(found("la")).isFalse(); // 2 of 7
        assertThat(found("la nuit la nui")).isTrue(); // 14 of 7
        assertThat(found("la nuit la nuit")).isFalse();
    }

    @Test
    void aMissingPageLosesEveryCharacter() {
        Rates rates = PageScorer.score("d", TRUTH, Optional.empty()).rates();
        assertThat(rates).isEqualTo(new Rates(1, 1, 2, 0, 23, 23, 5, 5, 0));
        assertThat(rates.cer()).isEqualTo(1);
    }

    @Test
    void linesThatSayNothingAreNoLines() {
        Page truth = page(line("a", 100, 100, "~~"), line("b", 100, 140, "la nuit"));
        Rates rates = PageScorer.score("d", truth, Optional.of(TRUTH)).rates();
        assertThat(rates.lines()).isEqualTo(1);
        assertThat(rates.unmatched()).isEqualTo("leradiumbrille".length());
    }

    @Test
    void judgesEveryCharacterAndWordThatWasRead() {
        Page read = page(line(
                "a", new Box(100, 100, 200, 20), List.of(word(100, 100, "le", 0.8), word(130, 100, "rad1um", 0.6))));
        PageScore score = score(read);
        assertThat(score.readWords()).containsExactly(new Judged(0.8, true), new Judged(0.6, false));
        assertThat(score.readCharacters())
                .hasSize(8)
                .filteredOn(j -> !j.right())
                .containsExactly(new Judged(0.6, false));
    }

    @Test
    void showsAWrongCharacterWithWhatStandsAround() {
        Page read = page(line(
                "a", new Box(100, 100, 200, 20), List.of(word(100, 100, "le", 0.8), word(130, 100, "rad1um", 0.6))));
        assertThat(score(read).wrong())
                .containsExactly(
                        new WrongCharacter(0.6, "d", "0001", "a", "i", "1", "le rad[1]um", "le radium brille"));
    }

    @Test
    void clippedAreaIsThatOfTheSharedPart() {
        Polygon slanted =
                new Polygon(List.of(new Point(0, 0), new Point(100, 50), new Point(100, 70), new Point(0, 20)));
        assertThat(ClippedArea.of(slanted, new Box(-10, -10, 200, 200))).isEqualTo(2000);
        assertThat(ClippedArea.of(slanted, new Box(0, 0, 50, 100))).isEqualTo(1000);
        assertThat(ClippedArea.of(slanted, new Box(0, 0, 10, 20))).isEqualTo(200 - 10 * 5 / 2.0);
        assertThat(ClippedArea.of(slanted, new Box(0, 60, 20, 10))).isZero();
    }

    private static boolean found(String text) {
        // All words at one place, so that none lies beside the line.
        List<Word> words =
                Arrays.stream(text.split(" ")).map(w -> word(100, 140, w, 0.9)).toList();
        return score(page(line("b", new Box(100, 140, 70, 20), words)))
                .lines()
                .get(1)
                .found();
    }

    private static PageScore score(Page read) {
        return PageScorer.score("d", TRUTH, Optional.of(read));
    }
}
