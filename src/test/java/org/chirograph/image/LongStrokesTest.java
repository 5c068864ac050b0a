package org.chirograph.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongStrokesTest {
    private static final int SIZE = 600;
    private static final int LETTER = 20;

    private final byte[] bits = new byte[SIZE * SIZE];

    private void stroke(int x, int y, int w, int h) {
        for (int v = y; v < y + h; v++) {
            for (int u = x; u < x + w; u++) {
                bits[v * SIZE + u] = 1;
            }
        }
    }

    private long ink(Ink ink, int x, int y, int w, int h) {
        long sum = 0;
        for (int v = y; v < y + h; v++) {
            for (int u = x; u < x + w; u++) {
                sum += ink.at(u, v) ? 1 : 0;
            }
        }
        return sum;
    }

    private Ink cut() {
        return LongStrokes.without(new Ink(SIZE, SIZE, bits, Affine.IDENTITY), 2.7 * LETTER, 8 * LETTER);
    }

    @Test
    void takesOutACurveAndLeavesTheLettersItTouches() {
        for (double t = 0; t < 2 * Math.PI; t += 0.001) {
            stroke((int) (300 + 250 * Math.cos(t)), (int) (300 + 250 * Math.sin(t)), 3, 3);
        }
        long ring = ink(new Ink(SIZE, SIZE, bits.clone(), Affine.IDENTITY), 0, 0, SIZE, SIZE);
        for (int i = 0; i < 12; i++) {
            stroke(45 + i * 42, 290, 3, LETTER);
            stroke(60 + i * 42, 290, 3, LETTER);
            stroke(45 + i * 42, 290, 18, 3);
        }
        long letters = 12 * (2L * 3 * LETTER + 12 * 3);

        Ink cut = cut();

        assertThat(ink(cut, 60, 280, 480, 50)).isGreaterThan(letters * 8 / 10);
        assertThat(ink(cut, 0, 0, SIZE, 280)).isLessThan(ring / 20);
        assertThat(ink(cut, 0, 330, SIZE, SIZE - 330)).isLessThan(ring / 20);
    }

    @Test
    void leavesStrokesThatAreNoLongerThanALoop() {
        for (int i = 0; i < 10; i++) {
            stroke(40 + i * 50, 200, 3, 4 * LETTER);
        }

        assertThat(cut().bits()).isEqualTo(bits);
    }

    @Test
    void takesOutARuleButNotTheStrokesThatCrossIt() {
        stroke(20, 300, 560, 3);
        for (int i = 0; i < 10; i++) {
            stroke(60 + i * 50, 270, 3, 3 * LETTER);
        }

        Ink cut = cut();

        assertThat(ink(cut, 20, 300, 560, 3)).isLessThan(10 * 3 * 3 + 1);
        assertThat(ink(cut, 20, 270, 560, 25)).isEqualTo(10 * 3 * 25);
    }
}
