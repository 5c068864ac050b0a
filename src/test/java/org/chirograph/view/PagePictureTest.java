package org.chirograph.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class PagePictureTest {
    private static final int PAPER = 0xffffff;

    @Test
    void framesAnUncertainCharacterInAnotherColourThanACertainOne() throws IOException {
        BufferedImage picture = picture(page(0.999, 0.4));
        int certain = picture.getRGB(20, 25) & PAPER;
        int uncertain = picture.getRGB(60, 25) & PAPER;
        assertThat(certain).isNotEqualTo(PAPER).isNotEqualTo(uncertain);
        assertThat(uncertain).isNotEqualTo(PAPER);
    }

    @Test
    void setsTheTextBesideTheScan() throws IOException {
        BufferedImage picture = picture(page(0.9, 0.9));
        assertThat(picture.getWidth()).isEqualTo(400);
        assertThat(darkPixels(picture, 200)).isGreaterThan(20);
    }

    @Test
    void drawsAPageWithoutLines() throws IOException {
        BufferedImage picture = picture(new Page("0001", "x.png", 200, 100, List.of(), List.of()));
        assertThat(picture.getWidth()).isEqualTo(200);
    }

    @Test
    void cropsAHitInsideThePageAndFramesIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Crop.write(paper(), new Box(0, 10, 80, 20), List.of(new Box(20, 15, 10, 10)), out);
        BufferedImage crop = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(crop.getWidth()).isEqualTo(90);
        assertThat(crop.getHeight()).isEqualTo(40);
        assertThat(crop.getRGB(18, 18) & PAPER).isNotEqualTo(PAPER);
    }

    private static int darkPixels(BufferedImage picture, int fromX) {
        int dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = fromX; x < picture.getWidth(); x++) {
                dark += (picture.getRGB(x, y) & PAPER) != PAPER ? 1 : 0;
            }
        }
        return dark;
    }

    private static BufferedImage picture(Page page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PagePicture.write(paper(), page, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static GrayImage paper() {
        byte[] white = new byte[200 * 100];
        Arrays.fill(white, (byte) 255);
        return new GrayImage(200, 100, white);
    }

    private static Page page(double first, double second) {
        Word word = new Word(
                "w1",
                new Box(20, 20, 60, 20),
                List.of(
                        new Glyph("g1", new Box(20, 20, 15, 20), List.of(new Reading("a", first))),
                        new Glyph("g2", new Box(60, 20, 20, 20), List.of(new Reading("b", second)))),
                List.of(new Reading("ab", Math.min(first, second))));
        Polygon outline = Polygon.of(new Box(18, 15, 70, 32));
        Line line =
                new Line("l1", outline, new Baseline(List.of(new Point(20, 40), new Point(80, 40))), 12, List.of(word));
        Region region = new Region.Text("r1", outline, Region.Kind.PARAGRAPH, List.of(line));
        return new Page("0001", "x.png", 200, 100, List.of(region), List.of());
    }
}
