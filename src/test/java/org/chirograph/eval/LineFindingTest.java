package org.chirograph.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chirograph.eval.EvalPages.line;
import static org.chirograph.eval.EvalPages.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chirograph.eval.LineVerdict.Kind;
import org.chirograph.image.Affine;
import org.chirograph.image.Ink;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;
import org.junit.jupiter.api.Test;

class LineFindingTest {
    /** Two lines of 100 pixels and one of 200, 20 high. */
    private static final Page TRUTH = page(
            line("a", 100, 100, "abcdefghij"),
            line("b", 100, 140, "abcdefghij"),
            line("c", 100, 180, "abcdefghij klmnopqrs"));

    /** Solid from edge to edge, at half the scan's size: every outline holds ink by its area. */
    private static final Ink INK = ink();

    @Test
    void aPageFoundAsItIs() {
        assertThat(find(TRUTH).lines()).extracting(LineVerdict::kind).containsOnly(Kind.FOUND);
        LineCounts counts = find(TRUTH).counts();
        assertThat(counts.found()).isEqualTo(3);
        assertThat(counts.foundShare()).isEqualTo(1);
        assertThat(counts.wrong()).isZero();
        assertThat(counts.noise()).isZero();
    }

    @Test
    void sevenTenthsInOneLineAreEnough() {
        assertThat(kinds(box(100, 100, 75, 20))).startsWith(Kind.FOUND);
        assertThat(kinds(box(100, 100, 64, 20))).startsWith(Kind.MISSED);
    }

    @Test
    void whatSeveralLinesHoldTogetherIsSplit() {
        assertThat(kinds(box(100, 180, 100, 20), box(206, 180, 94, 20))).endsWith(Kind.SPLIT);
        assertThat(kinds(box(100, 180, 150, 20), box(256, 180, 44, 20))).endsWith(Kind.FOUND);
    }

    @Test
    void whatOneLineHoldsWithAnotherIsMerged() {
        assertThat(kinds(box(100, 100, 100, 60))).startsWith(Kind.MERGED, Kind.MERGED);
        // Three quarters of this one's ink are c's.
        assertThat(kinds(box(100, 148, 200, 52))).endsWith(Kind.MISSED, Kind.FOUND);
    }

    @Test
    void whatStandsWhereNothingWasTranscribedIsWrongAndNoise() {
        LineCounts counts =
                find(page(box(100, 100, 100, 20), box(500, 500, 100, 20))).counts();
        assertThat(counts.read()).isEqualTo(2);
        assertThat(counts.wrong()).isEqualTo(1);
        assertThat(counts.noiseShare()).isBetween(0.9, 1.1);
        assertThat(counts.found()).isEqualTo(1);
        assertThat(counts.missed()).isEqualTo(2);
    }

    @Test
    void linesFoundToBeOthersDontCount() {
        Polygon all = Polygon.of(new Box(0, 0, 1000, 1000));
        Region notes =
                new Region.Text("r", all, Region.Kind.OTHER, TRUTH.lines().toList());
        LineCounts counts = find(new Page("0001", "a.png", 1000, 1000, List.of(notes), List.of()))
                .counts();
        assertThat(counts.read()).isZero();
        assertThat(counts.missed()).isEqualTo(3);
    }

    @Test
    void truthOfAnotherSizeIsScaled() {
        Page read = page(box(100, 100, 100, 20), box(100, 140, 100, 20), box(100, 180, 200, 20));
        Page half = new Page(
                "0001",
                "a.png",
                500,
                500,
                page(half(50, 50, 50), half(50, 70, 50), half(50, 90, 100)).regions(),
                List.of());
        assertThat(LineFinding.of(INK, half, Optional.of(read)).counts().found())
                .isEqualTo(3);
    }

    @Test
    void allLinesOfAMissingPageAreMissed() {
        assertThat(LineFinding.of(INK, TRUTH, Optional.empty()).counts().missed())
                .isEqualTo(3);
    }

    private static Line half(int x, int y, int width) {
        return line("h", new Box(x, y, width, 10), List.of(EvalPages.word(x, y, "a", 1)));
    }

    private static Line box(int x, int y, int width, int height) {
        return line("x", new Box(x, y, width, height), List.of());
    }

    private static List<Kind> kinds(Line... found) {
        return find(page(found)).lines().stream().map(LineVerdict::kind).toList();
    }

    private static LineFinding find(Page read) {
        return LineFinding.of(INK, TRUTH, Optional.of(read));
    }

    private static Ink ink() {
        byte[] solid = new byte[500 * 500];
        Arrays.fill(solid, (byte) 1);
        return new Ink(500, 500, solid, Affine.scale(2, 2));
    }
}
