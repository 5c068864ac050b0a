package org.chirograph.train.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageViewTest {
    /** Bars an x-height of 12 rows tall, five x-heights apart, and nothing else. */
    private static TranscribedPage bars() {
        int columns = 400;
        int rows = 1200;
        byte[] pixels = new byte[columns * rows];
        List<float[]> lines = new ArrayList<>();
        for (int middle = 60; middle < rows - 60; middle += 60) {
            for (int y = middle - 6; y < middle + 6; y++) {
                java.util.Arrays.fill(pixels, y * columns + 40, y * columns + 360, (byte) 255);
            }
            lines.add(new float[] {40, middle, 200, middle, 360, middle});
        }
        return new TranscribedPage(columns, rows, pixels, lines, 12);
    }

    @Test
    void aWholePageIsHalfAsDetailedAndItsLinesStayInPlace() {
        PageView view = PageView.whole(bars());
        assertThat(view.columns()).isEqualTo(224);
        assertThat(view.rows()).isEqualTo(608);
        int across = view.columns() / 4;
        // The first bar's middle is row 30 of the view, that is between places 14 and 15.
        assertThat(view.wanted()[14 * across + 25]).isCloseTo(view.wanted()[15 * across + 25], within(1e-5f));
        assertThat(view.wanted()[14 * across + 25]).isGreaterThan(0.8f);
        assertThat(view.wanted()[(14 + 15) * across + 25]).isGreaterThan(0.8f);
        assertThat(view.wanted()[22 * across + 25]).isLessThan(0.01f);
        assertThat(view.wanted()[14 * across + 3]).isZero();
        assertThat(view.wanted()[14 * across + 47]).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void howeverAPageIsVariedWhatIsWantedLiesOnItsLines(int seed) {
        PageView view = PageView.varied(bars(), 256, 512, new SplittableRandom(seed));
        int across = view.columns() / 4;
        int on = 0;
        int inked = 0;
        int off = 0;
        int blank = 0;
        for (int i = 0; i < view.wanted().length; i++) {
            int x = i % across * 4 + 2;
            int y = i / across * 2 + 1;
            boolean ink = view.pixels()[y * view.columns() + x] > 0.4;
            if (view.wanted()[i] > 0.9) {
                on++;
                inked += ink ? 1 : 0;
            } else if (view.wanted()[i] < 0.005) {
                off++;
                blank += ink ? 0 : 1;
            }
        }
        assertThat(on).isGreaterThan(100);
        // The ends of a tilted bar are places of their line with no ink.
        assertThat(inked).isGreaterThan(94 * on / 100);
        assertThat(off).isGreaterThan(on);
        assertThat(blank).isGreaterThan(97 * off / 100);
    }
}
