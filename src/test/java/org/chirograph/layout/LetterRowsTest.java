package org.chirograph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chirograph.page.Box;
import org.junit.jupiter.api.Test;

class LetterRowsTest {
    private static final int HEIGHT = 40;

    /** Pieces and the row each was put in by the test. */
    private final List<Box> pieces = new ArrayList<>();

    private final List<Integer> rows = new ArrayList<>();

    private void put(int row, int x, int y, int width, int height) {
        pieces.add(new Box(x, y, width, height));
        rows.add(row);
    }

    /** Letters of unlike heights whose feet stand on a line. */
    private void letters(int row, int x, int foot, int count, double slope, int pitch, Random random) {
        for (int i = 0; i < count; i++) {
            int height = random.nextInt(3) == 0 ? HEIGHT * 3 / 2 : HEIGHT;
            int deep = random.nextInt(5) == 0 ? HEIGHT / 3 : 0;
            put(row, x + i * pitch, (int) (foot + slope * i * pitch) - height + deep, 30, height);
        }
    }

    private void assertFound() {
        int[] found = LetterRows.of(pieces, HEIGHT);
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(found[i] == found[j])
                        .as("%s of row %d, %s of row %d", pieces.get(i), rows.get(i), pieces.get(j), rows.get(j))
                        .isEqualTo(rows.get(i).equals(rows.get(j)));
            }
        }
    }

    @Test
    void followsRowsThatSlopeAtUnevenDistances() {
        Random random = new Random(7);
        int foot = 200;
        for (int row = 0; row < 6; row++) {
            letters(row, 50 + random.nextInt(80), foot, 12, -0.06, 45, random);
            foot += 75 + random.nextInt(90);
        }
        assertFound();
    }

    @Test
    void aWordFarToTheRightIsOfItsRow() {
        Random random = new Random(3);
        letters(0, 50, 100, 4, 0, 40, random);
        letters(0, 650, 104, 3, 0, 40, random);
        letters(1, 60, 190, 3, 0, 40, random);
        assertFound();
    }

    @Test
    void aShortRowIsARowOfItsOwn() {
        Random random = new Random(5);
        letters(0, 50, 100, 8, 0, 40, random);
        letters(1, 50, 200, 1, 0, 40, random);
        letters(2, 50, 300, 2, 0, 40, random);
        assertFound();
    }

    @Test
    void marksGoToTheLettersTheyStandBy() {
        for (int row = 0; row < 2; row++) {
            int foot = 100 + row * 100;
            for (int i = 0; i < 5; i++) {
                put(row, 50 + 40 * i, foot - HEIGHT, 30, HEIGHT);
            }
            put(row, 250, foot - 6, 6, 16); // a comma
            put(row, 102, foot - HEIGHT - 14, 6, 6); // a dot over a letter
            put(row, 30, foot - HEIGHT, 5, 12); // a quotation mark
        }
        assertFound();
    }

    @Test
    void aRowMayHoldMarksAlone() {
        Random random = new Random(1);
        letters(0, 50, 100, 5, 0, 40, random);
        for (int i = 0; i < 4; i++) {
            put(1, 50 + 60 * i, 260, 30, 6);
        }
        assertFound();
    }

    @Test
    void nothingMakesNoRows() {
        assertThat(LetterRows.of(List.of(), HEIGHT)).isEmpty();
    }
}
