package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.page.Baseline;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.junit.jupiter.api.Test;

class LineOutlineTest {
    /** A band 20 high that steps down by 30 at x = 100; the ink is at half the scan's size. */
    private static final LineOutline STEP = new LineOutline(
            new Line(
                    "l",
                    new Polygon(List.of(
                            new Point(0, 0),
                            new Point(200, 0),
                            new Point(200, 60),
                            new Point(400, 60),
                            new Point(400, 100),
                            new Point(200, 100),
                            new Point(200, 40),
                            new Point(0, 40))),
                    new Baseline(List.of(new Point(0, 40), new Point(400, 100))),
                    20,
                    List.of()),
            Affine.scale(0.5, 0.5));

    @Test
    void holdsWhatLiesWithin() {
        assertThat(STEP.holds(50, 10)).isTrue();
        assertThat(STEP.holds(150, 40)).isTrue();
        assertThat(STEP.holds(150, 10)).isFalse();
        assertThat(STEP.holds(50, 40)).isFalse();
        assertThat(STEP.holds(-5, 10)).isFalse();
    }

    @Test
    void tellsHowFarAPlaceLiesFromTheMiddleThere() {
        assertThat(STEP.offMiddle(50, 10)).isCloseTo(0, within(1e-9));
        assertThat(STEP.offMiddle(50, 15)).isCloseTo(0.5, within(1e-9));
        assertThat(STEP.offMiddle(150, 40)).isCloseTo(0, within(1e-9));
        assertThat(STEP.offMiddle(150, 0)).isEqualTo(1);
    }

    @Test
    void whatLiesAlongTheLineIsNearer() {
        double beside = STEP.away(250, 20);
        double below = STEP.away(100, 100);
        assertThat(STEP.away(50, 10)).isZero();
        assertThat(beside).isPositive().isLessThan(below);
        assertThat(below).isCloseTo(1, within(1e-9));
    }
}
