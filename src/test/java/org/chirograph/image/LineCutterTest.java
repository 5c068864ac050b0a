package org.chirograph.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineCutterTest {
    private static final LineGeometry GEOMETRY = new LineGeometry(32, 12, 22);

    /** On a turned and scaled page, along a bent baseline, against the mean of samples taken one by one. */
    @Test
    void everyPixelIsTheMeanOfItsPlaceOnThePage() {
        Random random = new Random(5);
        for (double xHeight : new double[] {9, 17, 40}) {
            GrayImage image = blots(random);
            Affine toScan = new Affine(1.6, 0.05, 12, -0.04, 1.7, 30);
            double[] xs = {60, 210, 500};
            double[] ys = {170, 190, 150};
            LineStrip strip = LineCutter.cut(new PageImage(image, toScan), xs, ys, xHeight, GEOMETRY);
            double step = xHeight / GEOMETRY.xHeight();
            double from = xs[0] - 0.6 * xHeight;
            double across = (xs[2] + 0.6 * xHeight - from) / strip.width();
            int sub = (int) Math.ceil(
                    step * Math.hypot(toScan.inverse().b(), toScan.inverse().e()) - 0.25);
            for (int row = 0; row < GEOMETRY.height(); row++) {
                for (int c = 0; c < strip.width(); c++) {
                    double sum = 0;
                    for (int k = 0; k < sub * sub; k++) {
                        double x0 = from + c * across;
                        double x1 = from + (c + 1) * across;
                        double t = (k % sub + 0.5) / sub;
                        double y = (1 - t) * baseline(x0, xs, ys) + t * baseline(x1, xs, ys);
                        double below = (row + (k / sub + 0.5) / sub - GEOMETRY.baselineRow()) * step;
                        sum += grey(image, toScan.inverse(), x0 + t * (x1 - x0), y + below);
                    }
                    assertThat((double) (strip.pixels().pixels()[row * strip.width() + c] & 0xff))
                            .isBetween(sum / (sub * sub) - 0.501, sum / (sub * sub) + 0.501);
                }
            }
        }
    }

    /** So much of it black that the contrast is left as it is. */
    private static GrayImage blots(Random random) {
        int width = 400;
        int height = 260;
        byte[] pixels = new byte[width * height];
        random.nextBytes(pixels);
        for (int i = 0; i < pixels.length; i++) {
            if (i % width / 16 % 3 == 0) {
                pixels[i] = 0;
            }
        }
        return new GrayImage(width, height, pixels);
    }

    private static double baseline(double x, double[] xs, double[] ys) {
        if (x <= xs[0]) {
            return ys[0];
        }
        int s = x <= xs[1] ? 0 : 1;
        return x >= xs[2] ? ys[2] : ys[s] + (x - xs[s]) / (xs[s + 1] - xs[s]) * (ys[s + 1] - ys[s]);
    }

    private static double grey(GrayImage image, Affine toPage, double scanX, double scanY) {
        double x = toPage.x(scanX, scanY) - 0.5;
        double y = toPage.y(scanX, scanY) - 0.5;
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= image.width() || top + 1 >= image.height()) {
            return 255;
        }
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double share = (k % 2 == 0 ? left + 1 - x : x - left) * (k / 2 == 0 ? top + 1 - y : y - top);
            sum += share * (image.pixels()[(top + k / 2) * image.width() + left + k % 2] & 0xff);
        }
        return sum;
    }
}
