package org.chirograph.train.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int SIDE = 40;

    @Test
    void leavesAThickStrokeALineOnePixelWide() {
        boolean[] ink = drawn((x, y) -> x >= 5 && x < 35 && y >= 15 && y < 22);
        Thinning.thin(ink, SIDE);
        for (int x = 10; x < 30; x++) {
            int column = x;
            int[] rows =
                    IntStream.range(0, SIDE).filter(y -> ink[y * SIDE + column]).toArray();
            assertThat(rows).as("column %d", x).hasSize(1);
            assertThat(rows[0]).as("column %d", x).isBetween(17, 19);
        }
    }

    @Test
    void leavesARingARing() {
        boolean[] ink = drawn((x, y) -> {
            double r = Math.hypot(x - 20, y - 20);
            return r > 9 && r < 15;
        });
        Thinning.thin(ink, SIDE);
        for (int degrees = 0; degrees < 360; degrees += 15) {
            double angle = Math.toRadians(degrees);
            long crossed = IntStream.range(7, 18)
                    .filter(r -> near(ink, 20 + r * Math.cos(angle), 20 + r * Math.sin(angle)))
                    .count();
            assertThat(crossed).as("at %d°", degrees).isBetween(1L, 4L);
        }
    }

    private static boolean near(boolean[] ink, double x, double y) {
        return ink[(int) Math.round(y) * SIDE + (int) Math.round(x)]
                || ink[(int) Math.round(y) * SIDE + (int) Math.round(x) + 1]
                || ink[((int) Math.round(y) + 1) * SIDE + (int) Math.round(x)];
    }

    private interface Shape {
        boolean holds(int x, int y);
    }

    private static boolean[] drawn(Shape shape) {
        boolean[] ink = new boolean[SIDE * SIDE];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = shape.holds(i % SIDE, i / SIDE);
        }
        return ink;
    }
}
