package org.chirograph.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
    private static final ImageOp.Sauvola SAUVOLA = new ImageOp.Sauvola(7.5, 0.18);

    private static GrayImage sheet(int width, int height, int grey) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) grey);
        return new GrayImage(width, height, pixels);
    }

    private static void box(GrayImage image, int x, int y, int w, int h, int grey) {
        for (int row = y; row < y + h; row++) {
            Arrays.fill(image.pixels(), row * image.width() + x, row * image.width() + x + w, (byte) grey);
        }
    }

    /** The formula itself, pixel by pixel; so little contrast that R is at its least. */
    @Test
    void sauvolaEqualsItsFormula() {
        int width = 60;
        int height = 45;
        byte[] pixels = new byte[width * height];
        Random random = new Random(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (110 + random.nextInt(50));
        }
        GrayImage image = new GrayImage(width, height, pixels);
        double dpi = 254;

        Ink ink = new Preprocessor(List.of(new ImageOp.Sauvola(1.1, 0.2)))
                .clean(image, dpi)
                .ink();

        int reach = 5;
        int decided = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                double squares = 0;
                for (int v = y - reach; v <= y + reach; v++) {
                    for (int u = x - reach; u <= x + reach; u++) {
                        int g = image.at(Math.clamp(u, 0, width - 1), Math.clamp(v, 0, height - 1));
                        sum += g;
                        squares += g * g;
                    }
                }
                double mean = sum / 121;
                double deviation = Math.sqrt(squares / 121 - mean * mean);
                double threshold = Math.min(
                        mean * (1 + 0.2 * (deviation / Binarization.LEAST_RANGE - 1)),
                        mean - Binarization.LEAST_CONTRAST);
                if (Math.abs(image.at(x, y) - threshold) > 0.01) {
                    decided++;
                    assertThat(ink.at(x, y)).as("%d, %d", x, y).isEqualTo(image.at(x, y) < threshold);
                }
            }
        }
        assertThat(decided).isGreaterThan(width * height * 9 / 10);
    }

    @Test
    void anUnderlineGoesAndTheDescendersThatCrossItStay() {
        GrayImage image = sheet(1000, 1400, 230);
        for (int i = 0; i < 30; i++) {
            box(image, 100 + i * 22, 300, 4, 30, 30);
            box(image, 110 + i * 22, 300, 4, 20, 30);
            box(image, 100 + i * 22, 300, 14, 4, 30);
            box(image, 100 + i * 22, 500, 14, 20, 30);
        }
        box(image, 90, 324, 680, 3, 30);

        Ink ink = new Preprocessor(List.of(SAUVOLA, new ImageOp.RemoveRules(5, 0.45)))
                .clean(image, 0)
                .ink();

        for (int i = 0; i < 29; i++) {
            assertThat(ink.at(101 + i * 22, 328)).as("descender %d", i).isTrue();
            assertThat(ink.at(101 + i * 22, 325))
                    .as("descender %d where it crosses", i)
                    .isTrue();
            assertThat(ink.at(111 + i * 22, 310)).as("stem %d", i).isTrue();
            assertThat(ink.at(112 + i * 22, 325)).as("underline after %d", i).isFalse();
        }
    }

    @Test
    void punchHolesGoFromInkAndPage() {
        GrayImage image = sheet(1000, 1414, 225);
        for (int y = -14; y <= 14; y++) {
            int half = (int) Math.sqrt(14 * 14 - y * y);
            box(image, 60 - half, 700 + y, 2 * half + 1, 1, 10);
        }
        box(image, 300, 700, 3, 20, 40);

        CleanPage clean = new Preprocessor(List.of(SAUVOLA, new ImageOp.RemoveHoles(3.5, 12))).clean(image, 0);

        assertThat(clean.ink().at(60, 700)).isFalse();
        assertThat(clean.page().pixels().at(60, 700)).isEqualTo(255);
        assertThat(clean.ink().at(301, 710)).isTrue();
    }

    @Test
    void theScannerBedBecomesPaper() {
        GrayImage image = sheet(1000, 1400, 220);
        box(image, 0, 0, 120, 1400, 100);
        box(image, 500, 700, 3, 20, 40);

        CleanPage clean = new Preprocessor(Preprocessor.standard()).clean(image, 0);

        assertThat(clean.page().pixels().at(20, 700)).isEqualTo(255);
        assertThat(clean.page().pixels().at(119, 700)).isEqualTo(255);
        assertThat(clean.ink().at(501, 710)).isTrue();
    }

    @Test
    void tellsTheWayBackToTheScan() {
        CleanPage clean = new Preprocessor(List.of(new ImageOp.Scale(500), SAUVOLA)).clean(sheet(1500, 1000, 200), 0);

        assertThat(clean.ink().width()).isEqualTo(500);
        assertThat(clean.page().toScan().x(250, 0)).isEqualTo(750);
    }

    @Test
    void refusesAnOrderThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessor(List.of(new ImageOp.RemoveRules(5, 0.3), SAUVOLA)))
                .withMessageContaining("remove-rules");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preprocessor(List.of(new ImageOp.Scale(2000))))
                .withMessageContaining("sauvola");
    }
}
