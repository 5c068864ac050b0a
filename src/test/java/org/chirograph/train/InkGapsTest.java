package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.chirograph.image.GrayImage;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.junit.jupiter.api.Test;

/** Stretches of a line without ink. */
class InkGapsTest {
    private static final LineGeometry GEOMETRY = new LineGeometry(48, 11, 30);
    private static final int WIDTH = 600;

    @Test
    void takesWholeColumnsAndLeavesTheRestAsItWas() {
        SplittableRandom random = new SplittableRandom(4);
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            byte[] changed = InkGaps.in(black(), random).pixels().pixels();
            int columns = 0;
            for (int x = 0; x < WIDTH; x++) {
                boolean white = changed[x] == (byte) 255;
                columns += white ? 1 : 0;
                for (int y = 1; y < GEOMETRY.height(); y++) {
                    assertThat(changed[y * WIDTH + x]).isEqualTo(white ? (byte) 255 : 0);
                }
            }
            assertThat(columns).isPositive().isLessThan(WIDTH / 3);
            taken += columns;
        }
        assertThat(taken / 200.0).isBetween(15.0, 60.0);
    }

    @Test
    void aLineNarrowerThanAGapStaysALine() {
        byte[] pixels = new byte[4 * GEOMETRY.height()];
        LineStrip narrow =
                new LineStrip(new GrayImage(4, GEOMETRY.height(), pixels), GEOMETRY, new double[5], new double[5], 2);
        for (int i = 0; i < 100; i++) {
            assertThat(InkGaps.in(narrow, new SplittableRandom(i)).width()).isEqualTo(4);
        }
    }

    private static LineStrip black() {
        byte[] pixels = new byte[WIDTH * GEOMETRY.height()];
        Arrays.fill(pixels, (byte) 0);
        return new LineStrip(
                new GrayImage(WIDTH, GEOMETRY.height(), pixels),
                GEOMETRY,
                new double[WIDTH + 1],
                new double[WIDTH + 1],
                2);
    }
}
