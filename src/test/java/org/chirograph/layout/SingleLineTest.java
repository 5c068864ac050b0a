package org.chirograph.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Region;
import org.junit.jupiter.api.Test;

class SingleLineTest {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 76;
    private static final int BASELINE = 58;
    private static final int X_HEIGHT = 32;

    @Test
    void measuresBaselineAndXHeightOfTheOneLine() {
        byte[] pixels = paper();
        for (int letter = 0; letter < 18; letter++) {
            int x = 20 + 30 * letter;
            boolean ascends = letter % 5 == 2;
            bar(pixels, x, ascends ? BASELINE - 50 : BASELINE - X_HEIGHT, 6, BASELINE);
            bar(pixels, x + 14, BASELINE - X_HEIGHT, 6, letter % 7 == 3 ? HEIGHT - 3 : BASELINE);
            bar(pixels, x, BASELINE - X_HEIGHT, 20, BASELINE - X_HEIGHT + 5);
        }
        Line line = lines(pixels).getFirst();
        assertThat(line.baseline().points().getFirst().y()).isCloseTo(BASELINE, within(1));
        assertThat(line.xHeight()).isCloseTo(X_HEIGHT, within(2.0));
        assertThat(line.outline().box().x()).isCloseTo(20, within(2));
    }

    @Test
    void findsNoLineOnBlankPaper() {
        assertThat(lines(paper())).isEmpty();
    }

    @Test
    void takesLowWideImagesForLinesAndNothingElse() {
        assertThat(SingleLine.isOne(1458, 76)).isTrue();
        assertThat(SingleLine.isOne(76, 76)).isFalse();
        assertThat(SingleLine.isOne(1200, 900)).isFalse();
        assertThat(SingleLine.isOne(1, 1)).isFalse();
    }

    private static List<Line> lines(byte[] pixels) {
        GrayImage image = new GrayImage(WIDTH, HEIGHT, pixels);
        CleanPage clean = SingleLine.cleaning().clean(image, SingleLine.dpi(HEIGHT));
        List<Region> regions = SingleLine.find(clean);
        return new Page("p", "p", WIDTH, HEIGHT, regions, List.of()).lines().toList();
    }

    private static byte[] paper() {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        Arrays.fill(pixels, (byte) 240);
        return pixels;
    }

    private static void bar(byte[] pixels, int x, int top, int width, int bottom) {
        for (int y = top; y < bottom; y++) {
            Arrays.fill(pixels, y * WIDTH + x, y * WIDTH + x + width, (byte) 30);
        }
    }
}
