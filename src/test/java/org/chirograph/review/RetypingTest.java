package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.Reading;
import org.chirograph.page.TurnedFrame;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class RetypingTest {
    private static final Box WHOLE = new Box(0, 0, 500, 40);
    private static final Line LINE = line(word("w1", 0, "le"), word("w2", 100, "rnot"), word("w3", 200, "dit"));

    @Test
    void aConfirmedWordIsTheSameButForWhoSaidSo() {
        Line line = Retyping.of(LINE, "w2", "rnot", "Ada");
        Word word = line.words().get(1);
        assertThat(word.glyphs().stream().map(Glyph::box))
                .isEqualTo(LINE.words().get(1).glyphs().stream().map(Glyph::box).toList());
        assertThat(word.best()).isEqualTo(new Reading("rnot", 1));
        assertThat(word.box()).isEqualTo(LINE.words().get(1).box());
        assertThat(word.checkedBy()).isEqualTo("Ada");
        assertThat(line.words().get(0)).isEqualTo(LINE.words().get(0));
    }

    @Test
    void charactersKeepTheRegionsOfThoseTheyStandFor() {
        Word word = Retyping.of(LINE, "w2", "not", "Ada").words().get(1);
        List<Glyph> before = LINE.words().get(1).glyphs();
        assertThat(word.glyphs().stream().map(Glyph::box))
                .containsExactly(
                        before.get(1).box(), before.get(2).box(), before.get(3).box());
    }

    @Test
    void aMissedCharacterGetsTheGapBetweenItsNeighbours() {
        Word word = Retyping.of(LINE, "w3", "d\u00e9dit", "Ada").words().get(2);
        assertThat(word.glyphs().stream().map(g -> g.best().text())).containsExactly("d", "\u00e9", "d", "i", "t");
        int left = -1;
        for (Glyph glyph : word.glyphs()) {
            assertThat(glyph.box().x()).isGreaterThanOrEqualTo(left);
            assertThat(glyph.box().right()).isLessThanOrEqualTo(word.box().right());
            left = glyph.box().x();
        }
    }

    @Test
    void combiningMarksStayWithTheirLetter() {
        Word word = Retyping.of(LINE, "w1", "l\u0332e\u0301", "Ada").words().get(0);
        assertThat(word.glyphs()).hasSize(2);
        assertThat(word.best().text()).isEqualTo("l\u0332\u00e9");
    }

    @Test
    void aSpaceMakesTwoWords() {
        Line line = Retyping.of(LINE, "w2", "r  not", "Ada");
        assertThat(line.text()).isEqualTo("le r not dit");
        List<Glyph> before = LINE.words().get(1).glyphs();
        assertThat(line.words().get(1).box()).isEqualTo(before.get(0).box());
        assertThat(line.words().get(2).glyphs().getLast().box())
                .isEqualTo(before.get(3).box());
        assertThat(line.words().stream().map(Word::id)).doesNotHaveDuplicates();
        assertThat(line.words().stream().flatMap(w -> w.glyphs().stream()).map(Glyph::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingDeletesTheWord() {
        assertThat(Retyping.of(LINE, "w2", " ", "Ada").text()).isEqualTo("le dit");
    }

    @Test
    void aWordWithoutRegionsIsDividedEvenly() {
        Line line = line(new Word("w", new Box(10, 0, 40, 20), List.of(), List.of(new Reading("x", 0.5))));
        List<Glyph> glyphs =
                Retyping.of(line, "w", "four", "Ada").words().getFirst().glyphs();
        assertThat(glyphs.stream().map(g -> g.box().x())).containsExactly(10, 20, 30, 40);
    }

    @Test
    void anEndlessPasteStaysInsideTheWord() {
        Word word = Retyping.of(LINE, "w1", "x".repeat(10_000), "Ada").words().getFirst();
        assertThat(word.glyphs())
                .hasSize(10_000)
                .allMatch(g -> word.box().overlap(g.box()) == g.box().area());
    }

    @Test
    void rightToLeftTextIsKeptAsItIsTyped() {
        assertThat(Retyping.of(LINE, "w1", "\u05e9\u05dc\u05d5\u05dd", "Ada")
                        .words()
                        .getFirst()
                        .best()
                        .text())
                .isEqualTo("\u05e9\u05dc\u05d5\u05dd");
    }

    @Test
    void aLineKeepsItsRegionsWhereItWasRight() {
        Line line = Retyping.whole(LINE, "le mot d\u00e9dit", "Ada");
        assertThat(line.text()).isEqualTo("le mot d\u00e9dit");
        assertThat(line.words()).allMatch(w -> w.checkedBy().equals("Ada"));
        assertThat(line.words().stream().map(Word::id)).containsExactly("w1", "w2", "w3");
        for (int i = 0; i < 3; i++) {
            Box before = LINE.words().get(i).box();
            assertThat(line.words().get(i).box().overlap(before)).isEqualTo(before.area());
        }
        assertThat(line.words().get(1).box()).isEqualTo(LINE.words().get(1).box());
        List<Glyph> read = LINE.words().get(1).glyphs();
        List<Glyph> kept = line.words().get(1).glyphs();
        assertThat(kept.get(2).box()).isEqualTo(read.get(3).box());
        assertThat(kept.get(1).box()).isEqualTo(read.get(2).box());
    }

    @Test
    void aWordThatWasMissedStandsBetweenItsNeighbours() {
        Line line = Retyping.whole(LINE, "le grand rnot dit", "Ada");
        Word missed = line.words().get(1);
        assertThat(missed.best().text()).isEqualTo("grand");
        assertThat(missed.box().x())
                .isGreaterThanOrEqualTo(LINE.words().get(0).box().right());
        assertThat(missed.box().right())
                .isLessThanOrEqualTo(LINE.words().get(1).box().x());
        assertThat(line.words().get(2).box()).isEqualTo(LINE.words().get(1).box());
        assertThat(line.words().stream().map(Word::id)).doesNotHaveDuplicates();
    }

    @Test
    void wordsAreJoinedAndPartedWithTheLine() {
        Line joined = Retyping.whole(LINE, "lernot d it", "Ada");
        assertThat(joined.words().getFirst().box())
                .isEqualTo(LINE.words().get(0).box().union(LINE.words().get(1).box()));
        assertThat(joined.words().get(2).glyphs().getFirst().box())
                .isEqualTo(LINE.words().get(2).glyphs().get(1).box());
        assertThat(joined.words().stream().flatMap(w -> w.glyphs().stream()).map(Glyph::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingDeletesTheLineAndAnEmptyOneIsFilled() {
        Line empty = Retyping.whole(LINE, " ", "Ada");
        assertThat(empty.words()).isEmpty();
        Line filled = Retyping.whole(empty, "ab cde", "Ada");
        assertThat(filled.text()).isEqualTo("ab cde");
        assertThat(filled.words())
                .allMatch(w -> w.box().overlap(WHOLE) == w.box().area());
        assertThat(filled.words().get(1).box().right()).isGreaterThan(490);
    }

    /** As on the line laid level, for its words follow each other from bottom to top. */
    @Test
    void aLineThatRunsUpThePageIsDividedAlongIt() {
        TurnedFrame up = new TurnedFrame(QuarterTurn.COUNTERCLOCKWISE, 500, 40);
        Line line = up.turned(LINE);
        assertThat(QuarterTurn.of(line.baseline())).isEqualTo(QuarterTurn.CLOCKWISE);
        assertThat(Retyping.of(line, "w2", "no tices", "Ada"))
                .isEqualTo(up.turned(Retyping.of(LINE, "w2", "no tices", "Ada")));
        assertThat(Retyping.whole(line, "le mot d\u00e9dit", "Ada"))
                .isEqualTo(up.turned(Retyping.whole(LINE, "le mot d\u00e9dit", "Ada")));
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> Retyping.of(LINE, "w9", "x", "Ada")).hasMessageContaining("w9");
    }

    private static Line line(Word... words) {
        return new Line(
                "l",
                Polygon.of(WHOLE),
                new Baseline(List.of(new Point(0, 30), new Point(500, 30))),
                20,
                List.of(words));
    }

    /** Letters 16 wide, 20 apart. */
    private static Word word(String id, int x, String text) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            glyphs.add(new Glyph(
                    id + "g" + (i + 1),
                    new Box(x + 20 * i, 5, 16, 25),
                    List.of(new Reading(text.substring(i, i + 1), 0.6))));
        }
        return new Word(
                id,
                Box.around(glyphs.stream().map(Glyph::box).toList()),
                glyphs,
                List.of(new Reading(text, 0.5), new Reading("x", 0.2)));
    }
}
