package org.chirograph.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.eval.Calibration;
import org.chirograph.eval.Judged;
import org.junit.jupiter.api.Test;

class EvaluationPictureTest {
    private static final int RED = 0xD55E00;

    @Test
    void showsHowFarAccuracyIsFromPosterior() throws IOException {
        BufferedImage honest = reliability(judged(500, 0.9, 450));
        BufferedImage deceived = reliability(judged(500, 0.9, 250));
        assertThat(honest.getWidth()).isEqualTo(ReliabilityPicture.WIDTH);
        assertThat(honest.getHeight()).isEqualTo(ReliabilityPicture.HEIGHT);
        assertThat(pixels(honest, RED)).isBetween(1, 600);
        assertThat(pixels(deceived, RED)).isGreaterThan(7_000);
    }

    @Test
    void whatFewAreBehindIsPale() throws IOException {
        assertThat(pixels(reliability(judged(8, 0.9, 4)), RED)).isZero();
        assertThat(pixels(reliability(judged(80, 0.9, 40)), RED)).isGreaterThan(5_000);
    }

    @Test
    void drawsNothingButTheFrameWithoutReadings() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReliabilityPicture.write("nothing", Calibration.of(List.of()), out);
        assertThat(pixels(picture(out), RED)).isZero();
    }

    @Test
    void aMistakeHasACellAsDarkAsItIsCommon() throws IOException {
        BufferedImage picture = confusions(List.of(
                new ConfusionPicture.Mistake("e", "c", 40),
                new ConfusionPicture.Mistake(" ", "", 3),
                new ConfusionPicture.Mistake("e", "o", 1)));
        int cell = ConfusionPicture.CELL;
        int first = ConfusionPicture.EDGE + 3;
        assertThat(picture.getHeight()).isEqualTo(ConfusionPicture.EDGE + 3 * cell + 20);
        int common = brightness(picture.getRGB(first, first + cell));
        int rare = brightness(picture.getRGB(first + 2 * cell, first + cell));
        assertThat(common).isLessThan(rare);
        assertThat(brightness(picture.getRGB(first + cell, first + cell))).isEqualTo(3 * 255);
    }

    @Test
    void keepsTheCommonestOfManyMistakes() throws IOException {
        List<ConfusionPicture.Mistake> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new ConfusionPicture.Mistake(
                    Character.toString(0x100 + i), Character.toString(0x300 + i), 200 - i));
        }
        int side = ConfusionPicture.EDGE + ConfusionPicture.CELL * ConfusionPicture.MOST + 20;
        assertThat(confusions(many).getWidth()).isEqualTo(side);
    }

    private static Calibration judged(int count, double posterior, int right) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            judged.add(new Judged(posterior, i < right));
        }
        return Calibration.of(judged);
    }

    private static BufferedImage reliability(Calibration calibration) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReliabilityPicture.write("a title", calibration, out);
        return picture(out);
    }

    private static BufferedImage confusions(List<ConfusionPicture.Mistake> mistakes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfusionPicture.write("a title", mistakes, out);
        return picture(out);
    }

    private static BufferedImage picture(ByteArrayOutputStream out) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static int pixels(BufferedImage picture, int colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static int brightness(int rgb) {
        return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
    }
}
