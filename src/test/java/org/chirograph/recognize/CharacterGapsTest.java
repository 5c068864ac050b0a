package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CharacterGapsTest {
    private static final int WIDTH = 500;
    private static final double LETTER = 50;

    private static int[] block(int x, int y, int width, int height) {
        return IntStream.range(0, width * height)
                .map(i -> (y + i / width) * WIDTH + x + i % width)
                .toArray();
    }

    private static InkPiece piece(int x, int y, int width, int height) {
        return new InkPiece(block(x, y, width, height), WIDTH, 0);
    }

    private static double clue(InkPiece[] pieces, int place, String name) {
        double[][] clues = CharacterGaps.of(new LinePieces.Row(List.of(pieces), 5, LETTER));
        return clues[place][CharacterGaps.CLUES.indexOf(name)];
    }

    @Test
    void aGapIsMeasuredInLettersAndBesideTheUsualOne() {
        InkPiece[] row = {piece(0, 0, 30, 50), piece(40, 0, 30, 50), piece(80, 0, 30, 50), piece(140, 0, 30, 50)};
        assertThat(clue(row, 1, "Gap")).isCloseTo(10 / LETTER, within(1e-9));
        assertThat(clue(row, 3, "Gap")).isCloseTo(30 / LETTER, within(1e-9));
        assertThat(clue(row, 1, "Loose")).isCloseTo(1, within(1e-9));
        assertThat(clue(row, 3, "Loose")).isCloseTo(3, within(1e-9));
        assertThat(clue(row, 1, "Cut")).isZero();
        assertThat(clue(row, 1, "Above")).isZero();
    }

    @Test
    void aCutIsToldByWhatItGoesThroughAndHowMuchLiesBeside() {
        int[] left = block(0, 0, 30, 50);
        int[] right = block(30, 0, 70, 50);
        InkPiece whole = new InkPiece(
                IntStream.concat(Arrays.stream(left), Arrays.stream(right)).toArray(), WIDTH, 0);
        InkPiece[] row = {
            new InkPiece(left, WIDTH, 0, whole, 0), new InkPiece(right, WIDTH, 0, whole, 10), piece(120, 0, 30, 50)
        };
        assertThat(clue(row, 1, "Cut")).isEqualTo(1);
        assertThat(clue(row, 1, "CutInk")).isCloseTo(2, within(1e-9));
        assertThat(clue(row, 1, "CutWide")).isCloseTo(Math.log(2), within(1e-9));
        assertThat(clue(row, 1, "CutEdge")).isCloseTo(30 / LETTER, within(1e-9));
        assertThat(clue(row, 1, "Gap")).isZero();
        assertThat(clue(row, 2, "Cut")).isZero();
    }

    @Test
    void aBarOverAStemStandsAboveIt() {
        InkPiece[] row = {piece(0, 0, 40, 6), piece(18, 10, 6, 40), piece(60, 0, 30, 50)};
        assertThat(clue(row, 1, "Above")).isCloseTo(1, within(1e-9));
        assertThat(clue(row, 1, "AboveApart")).isCloseTo(1, within(1e-9));
        assertThat(clue(row, 1, "Small")).isCloseTo(1 - 40 / LETTER, within(1e-9));
        assertThat(clue(row, 2, "Above")).isZero();
    }

    @Test
    void theStrokesOfAQuotationMarkAreTwins() {
        InkPiece[] row = {piece(0, 0, 6, 15), piece(14, 1, 6, 15), piece(34, 0, 30, 50)};
        assertThat(clue(row, 1, "Twin")).isEqualTo(1);
        assertThat(clue(row, 1, "TwinGap")).isCloseTo(8 / LETTER, within(1e-9));
        assertThat(clue(row, 2, "Twin")).isZero();
    }
}
