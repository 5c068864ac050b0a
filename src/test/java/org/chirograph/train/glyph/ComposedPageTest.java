package org.chirograph.train.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.page.Box;
import org.chirograph.recognize.LetterShape;
import org.junit.jupiter.api.Test;

class ComposedPageTest {
    private static final List<String> LINES = List.of("+=+ #", "OxO,");

    /** A ring, for O and x. */
    private static final GlyphPicture RING = ring();

    private static ComposedPage page(long seed) {
        return ComposedPage.of(LINES, Map.of("O", List.of(RING), "x", List.of(RING)), new Random(seed));
    }

    @Test
    void tellsWhatStandsWhere() {
        for (long seed = 0; seed < 10; seed++) {
            ComposedPage page = page(seed);
            assertThat(page.lines().stream().map(ComposedPageTest::text)).containsExactly("+=+#", "OxO,");
            for (ComposedPage.Written written :
                    page.lines().stream().flatMap(List::stream).toList()) {
                assertThat(darkest(page, written.box()))
                        .as("%s at %s, seed %d", written.grapheme(), written.box(), seed)
                        .isLessThan(120);
            }
        }
    }

    @Test
    void leavesThePaperAroundTheWritingEmpty() {
        ComposedPage page = page(3);
        Box all = Box.around(page.lines().stream()
                .flatMap(List::stream)
                .map(ComposedPage.Written::box)
                .toList());
        assertThat(darkest(page, new Box(0, 0, page.scan().width(), all.y() - 2)))
                .isGreaterThan(130);
        assertThat(darkest(page, new Box(0, 0, all.x() - 2, page.scan().height())))
                .isGreaterThan(130);
    }

    @Test
    void writesSmallLettersSmall() {
        double ratios = 0;
        for (long seed = 0; seed < 20; seed++) {
            List<ComposedPage.Written> line = page(seed).lines().getLast();
            ratios += (double) line.get(1).box().height() / line.get(0).box().height();
        }
        assertThat(ratios / 20).isBetween(LetterShape.SMALL_LETTERS - 0.1, LetterShape.SMALL_LETTERS + 0.15);
    }

    @Test
    void isSettledByTheSeed() {
        assertThat(page(5).scan().pixels()).containsExactly(page(5).scan().pixels());
        assertThat(page(5).lines()).isEqualTo(page(5).lines());
    }

    private static String text(List<ComposedPage.Written> line) {
        return String.join("", line.stream().map(ComposedPage.Written::grapheme).toList());
    }

    private static int darkest(ComposedPage page, Box box) {
        int darkest = 255;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                darkest = Math.min(darkest, page.scan().pixels()[y * page.scan().width() + x] & 0xff);
            }
        }
        return darkest;
    }

    private static GlyphPicture ring() {
        byte[] darkness = new byte[28 * 28];
        for (int i = 0; i < darkness.length; i++) {
            double r = Math.hypot(i % 28 - 13.5, i / 28 - 13.5);
            darkness[i] = (byte) (r > 7 && r < 10 ? 255 : 0);
        }
        return new GlyphPicture(darkness, 28, 28);
    }
}
