package org.chirograph.image;

import java.util.Arrays;

/**
 * Cuts lines out of a page image into a reader's frame.
 *
 * <p>The strip follows the baseline, so slope and curvature are gone; each column is sampled straight down the page. Its
 * contrast is stretched until the darkest {@value #INK_SHARE} of its pixels are black, so that a carbon copy and its
 * original look alike.
 */
public final class LineCutter {
    /** Share of a strip's pixels that is surely ink in any line worth reading. */
    private static final double INK_SHARE = 0.02;

    /** Ink is never taken to be lighter than this grey: below it an empty strip would become noise. */
    private static final int LIGHTEST_INK = 190;

    /** Space kept before the first and after the last column of the baseline, in x-heights. */
    private static final double MARGIN = 0.6;

    /** Widest strip; what is longer is squeezed in, so that no line can exhaust the memory. */
    private static final int MAX_WIDTH = 8192;

    private LineCutter() {}

    /**
     * @param page background near 255, ink dark
     * @param xs scan x of the baseline's points, strictly growing, at least two
     * @param ys scan y of the same
     * @param xHeight height of the line's small letters in scan pixels
     */
    public static LineStrip cut(PageImage page, double[] xs, double[] ys, double xHeight, LineGeometry geometry) {
        double step = xHeight / geometry.xHeight();
        double from = xs[0] - MARGIN * xHeight;
        double to = xs[xs.length - 1] + MARGIN * xHeight;
        int width = Math.clamp(Math.round((to - from) / step), 1, MAX_WIDTH);
        double across = (to - from) / width;
        double[] scanX = new double[width + 1];
        double[] scanY = new double[width + 1];
        for (int c = 0, segment = 0; c <= width; c++) {
            double x = from + c * across;
            while (segment < xs.length - 2 && x > xs[segment + 1]) {
                segment++;
            }
            double part = Math.clamp((x - xs[segment]) / (xs[segment + 1] - xs[segment]), 0, 1);
            scanX[c] = x;
            scanY[c] = ys[segment] + part * (ys[segment + 1] - ys[segment]);
        }
        byte[] pixels = sample(page, scanX, scanY, step, geometry);
        stretchContrast(pixels);
        return new LineStrip(new GrayImage(width, geometry.height(), pixels), geometry, scanX, scanY, step);
    }

    private static byte[] sample(PageImage page, double[] scanX, double[] scanY, double step, LineGeometry geometry) {
        Affine toPage = page.toScan().inverse();
        int width = scanX.length - 1;
        double pagePixels = step * Math.hypot(toPage.b(), toPage.e());
        int sub = Math.clamp((long) Math.ceil(pagePixels - 0.25), 1, 8);
        // What a column adds to a place on the page is the same in every row.
        double[] scanRow = new double[width * sub];
        double[] pageX = new double[width * sub];
        double[] pageY = new double[width * sub];
        for (int i = 0; i < scanRow.length; i++) {
            int c = i / sub;
            double t = (i % sub + 0.5) / sub;
            double x = scanX[c] + t * (scanX[c + 1] - scanX[c]);
            scanRow[i] = scanY[c] + t * (scanY[c + 1] - scanY[c]);
            pageX[i] = toPage.a() * x;
            pageY[i] = toPage.d() * x;
        }
        byte[] out = new byte[width * geometry.height()];
        double[] sums = new double[width];
        for (int row = 0; row < geometry.height(); row++) {
            Arrays.fill(sums, 0);
            for (int v = 0; v < sub; v++) {
                double above = (row + (v + 0.5) / sub - geometry.baselineRow()) * step;
                for (int i = 0; i < scanRow.length; i++) {
                    double y = scanRow[i] + above;
                    sums[i / sub] += bilinear(
                            page.pixels(),
                            pageX[i] + toPage.b() * y + toPage.c() - 0.5,
                            pageY[i] + toPage.e() * y + toPage.f() - 0.5);
                }
            }
            for (int c = 0; c < width; c++) {
                out[row * width + c] = (byte) Math.round(sums[c] / (sub * sub));
            }
        }
        return out;
    }

    /** Grey at a place between pixel centres; white outside the page. */
    private static double bilinear(GrayImage image, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= image.width() || top + 1 >= image.height()) {
            return 255;
        }
        double u = x - left;
        double v = y - top;
        byte[] p = image.pixels();
        int at = top * image.width() + left;
        double upper = (p[at] & 0xff) * (1 - u) + (p[at + 1] & 0xff) * u;
        at += image.width();
        double lower = (p[at] & 0xff) * (1 - u) + (p[at + 1] & 0xff) * u;
        return upper * (1 - v) + lower * v;
    }

    private static void stretchContrast(byte[] pixels) {
        int[] histogram = new int[256];
        for (byte p : pixels) {
            histogram[p & 0xff]++;
        }
        int black = 0;
        for (int seen = histogram[0]; seen < pixels.length * INK_SHARE && black < LIGHTEST_INK; ) {
            seen += histogram[++black];
        }
        byte[] map = new byte[256];
        Arrays.fill(map, 0, black + 1, (byte) 0);
        for (int g = black + 1; g < 256; g++) {
            map[g] = (byte) ((g - black) * 255 / (255 - black));
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = map[pixels[i] & 0xff];
        }
    }
}
