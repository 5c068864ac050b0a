package org.chirograph.train;

import java.util.random.RandomGenerator;
import org.chirograph.image.LineStrip;

/**
 * Bends a strip as another hand might have written it: lean, letters wider here and narrower there, a line that rises
 * and falls, a broader or a finer pen. The strip's size and way back to the scan stay as they were, so a warped strip
 * is for learning from alone.
 */
final class StripWarp {
    /** Length of the waves of the elastic part, in strip rows: letters bend, strokes do not break. */
    private static final double WAVE = 40;

    private StripWarp() {}

    /**
     * @param lean deviation of the shear, in columns for each row
     * @param elastic deviation of the displacement, in strip rows
     * @param pen deviation of the stroke's change of width, as a share of one pixel blended in
     */
    static LineStrip of(LineStrip strip, double lean, double elastic, double pen, RandomGenerator random) {
        int width = strip.width();
        int height = strip.pixels().height();
        byte[] from = thickened(strip.pixels().pixels(), width, height, pen * random.nextGaussian());
        byte[] to = new byte[from.length];
        double shear = lean * random.nextGaussian();
        double[] alongX = wave(width, elastic, random);
        double[] alongY = wave(width, 0.6 * elastic, random);
        double base = strip.geometry().baselineRow();
        for (int y = 0; y < height; y++) {
            double lever = shear * (y - base);
            for (int x = 0; x < width; x++) {
                to[y * width + x] = (byte) Math.round(at(from, width, height, x + alongX[x] + lever, y + alongY[x]));
            }
        }
        return strip.withPixels(to);
    }

    /** A smooth random curve: knots a wave apart, joined by half cosines. */
    private static double[] wave(int width, double deviation, RandomGenerator random) {
        double[] curve = new double[width];
        double before = deviation * random.nextGaussian();
        double after = deviation * random.nextGaussian();
        double knot = 0;
        for (int x = 0; x < width; x++) {
            if (x - knot >= WAVE) {
                knot += WAVE;
                before = after;
                after = deviation * random.nextGaussian();
            }
            double part = 0.5 - 0.5 * Math.cos(Math.PI * (x - knot) / WAVE);
            curve[x] = before + part * (after - before);
        }
        return curve;
    }

    /** Blends each pixel with the darkest (share above 0) or the lightest of its four neighbours and itself. */
    private static byte[] thickened(byte[] from, int width, int height, double share) {
        double part = Math.clamp(Math.abs(share), 0, 0.9);
        byte[] to = new byte[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int own = from[at] & 0xff;
                int left = from[x > 0 ? at - 1 : at] & 0xff;
                int right = from[x < width - 1 ? at + 1 : at] & 0xff;
                int above = from[y > 0 ? at - width : at] & 0xff;
                int below = from[y < height - 1 ? at + width : at] & 0xff;
                int extreme = share > 0
                        ? Math.min(own, Math.min(Math.min(left, right), Math.min(above, below)))
                        : Math.max(own, Math.max(Math.max(left, right), Math.max(above, below)));
                to[at] = (byte) Math.round(own + part * (extreme - own));
            }
        }
        return to;
    }

    private static double at(byte[] pixels, int width, int height, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
            return 255;
        }
        double u = x - left;
        double v = y - top;
        int i = top * width + left;
        double upper = (pixels[i] & 0xff) * (1 - u) + (pixels[i + 1] & 0xff) * u;
        double lower = (pixels[i + width] & 0xff) * (1 - u) + (pixels[i + width + 1] & 0xff) * u;
        return upper * (1 - v) + lower * v;
    }
}
