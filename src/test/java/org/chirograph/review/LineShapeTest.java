package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class LineShapeTest {
    /** Three words on a line that sinks by a tenth. */
    private final Line line = new Line(
            "l",
            new Polygon(List.of(new Point(0, 0), new Point(299, 30), new Point(299, 70), new Point(0, 40))),
            new Baseline(List.of(new Point(0, 30), new Point(150, 45), new Point(299, 60))),
            12,
            List.of(word("a", 0, 0, 90, 40), word("b", 110, 11, 80, 40), word("c", 210, 21, 89, 40)));

    @Test
    void isCutBetweenTheWords() {
        LineShape.Parts parts = LineShape.apart(line, "c", "m");
        assertThat(parts.first().id()).isEqualTo("l");
        assertThat(parts.second().id()).isEqualTo("m");
        assertThat(parts.first().words()).extracting(Word::id).containsExactly("a", "b");
        assertThat(parts.second().words()).extracting(Word::id).containsExactly("c");
        Box left = parts.first().outline().box();
        Box right = parts.second().outline().box();
        assertThat(left.x()).isZero();
        assertThat(right.right()).isEqualTo(300);
        // The cut is square to the line, so that its lower end lies further left.
        assertThat(left.right()).isBetween(190, 212);
        assertThat(right.x()).isBetween(190, 212);
        assertThat(parts.first().baseline().points()).hasSize(3).startsWith(new Point(0, 30), new Point(150, 45));
        assertThat(parts.second().baseline().points()).hasSize(2).endsWith(new Point(299, 60));
        assertThat(parts.second().baseline().points().getFirst())
                .isEqualTo(parts.first().baseline().points().getLast());
        double areas = SharedArea.of(parts.first().outline())
                + SharedArea.of(parts.second().outline());
        assertThat(areas / SharedArea.of(line.outline())).isCloseTo(1, within(0.03));
    }

    @Test
    void partsThatAreJoinedAreTheLineAgain() {
        LineShape.Parts parts = LineShape.apart(line, "b", "m");
        for (Line joined : List.of(
                LineShape.joined(parts.first(), parts.second()), LineShape.joined(parts.second(), parts.first()))) {
            assertThat(joined.words()).isEqualTo(line.words());
            assertThat(joined.xHeight()).isCloseTo(12, within(1e-9));
            assertThat(joined.baseline().points().getFirst()).isEqualTo(new Point(0, 30));
            assertThat(joined.baseline().points().getLast()).isEqualTo(new Point(299, 60));
            assertThat(SharedArea.of(joined.outline()) / SharedArea.of(line.outline()))
                    .isCloseTo(1, within(0.02));
        }
        assertThat(LineShape.joined(parts.second(), parts.first()).id()).isEqualTo("m");
    }

    @Test
    void writingThatRunsUpThePageIsCutAcross() {
        Line up = new Line(
                "l",
                Polygon.of(new Box(10, 0, 40, 300)),
                new Baseline(List.of(new Point(40, 299), new Point(40, 0))),
                12,
                List.of(word("a", 10, 200, 40, 90), word("b", 10, 20, 40, 150)));
        LineShape.Parts parts = LineShape.apart(up, "b", "m");
        assertThat(parts.first().outline().box()).isEqualTo(Box.between(10, 185, 50, 300));
        assertThat(parts.second().outline().box()).isEqualTo(Box.between(10, 0, 50, 186));
    }

    @Test
    void wordsThatLieOverEachOtherStillPart() {
        Line piled = new Line(
                "l",
                Polygon.of(new Box(0, 0, 100, 40)),
                new Baseline(List.of(new Point(0, 30), new Point(99, 30))),
                12,
                List.of(word("a", 200, 0, 90, 40), word("b", 190, 0, 100, 40)));
        LineShape.Parts parts = LineShape.apart(piled, "b", "m");
        assertThat(parts.second().outline().box()).isEqualTo(new Box(190, 0, 100, 40));
        assertThat(parts.second().baseline()).isEqualTo(piled.baseline());
    }

    @Test
    void linesThatAreNotHigherThanAPixelPartAndJoin() {
        Line flat = new Line(
                "l",
                Polygon.of(new Box(0, 7, 100, 1)),
                new Baseline(List.of(new Point(0, 7), new Point(99, 7))),
                1,
                List.of(word("a", 0, 7, 40, 1), word("b", 60, 7, 40, 1)));
        LineShape.Parts parts = LineShape.apart(flat, "b", "m");
        assertThat(parts.first().outline().box()).isEqualTo(new Box(0, 7, 40, 1));
        assertThat(parts.second().outline().box()).isEqualTo(new Box(60, 7, 40, 1));
        assertThat(LineShape.joined(parts.first(), parts.second()).outline().box())
                .isEqualTo(new Box(0, 7, 100, 1));
        Line dot = new Line(
                "d",
                Polygon.of(new Box(5, 5, 1, 1)),
                new Baseline(List.of(new Point(5, 5), new Point(5, 5))),
                1,
                List.of());
        assertThat(LineShape.joined(dot, dot).outline().box()).isEqualTo(new Box(5, 5, 1, 1));
    }

    @Test
    void theFirstWordAndWordsOfOthersBeginNoSecondLine() {
        for (String word : Arrays.asList("a", "z")) {
            assertThatThrownBy(() -> LineShape.apart(line, word, "m")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Word word(String id, int x, int y, int width, int height) {
        return new Word(id, new Box(x, y, width, height), List.of(), List.of(new Reading(id, 0.5)));
    }
}
