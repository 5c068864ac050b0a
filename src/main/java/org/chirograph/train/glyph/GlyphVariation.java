package org.chirograph.train.glyph;

import java.util.Random;
import org.chirograph.recognize.GlyphImage;

/**
 * Makes of one picture of a character another that the same or another hand could have made: turned, sheared,
 * stretched, bent, with a thicker or thinner pen, blurred, on rough paper, with a gap. Belongs to one thread.
 */
public final class GlyphVariation {
    private static final double TURN_DEGREES = 7;
    private static final double SHEAR = 0.16;

    /** Of the logarithm of width over height, and of the size. */
    private static final double STRETCH = 0.12;

    private static final double GREATER = 0.07;

    /** Pixels of the 32. */
    private static final double SHIFT = 1;

    /** By how many of the 32 pixels the nodes of a coarse net are moved; between them the paper is pulled along. */
    private static final double BEND = 0.8;

    private static final int NODES = 5;
    private static final double PEN_SHARE = 0.6;
    private static final double BLUR_SHARE = 0.35;
    private static final double NOISE_SHARE = 0.2;
    private static final double NOISE = 0.06;
    private static final double ERASE_SHARE = 0.15;
    private static final int ERASE_LEAST = 3;
    private static final int ERASE_MORE = 5;

    private static final int SIDE = GlyphImage.SIDE;

    private final Random random;
    private final double[] bendX = new double[NODES * NODES];
    private final double[] bendY = new double[NODES * NODES];

    public GlyphVariation(Random random) {
        this.random = random;
    }

    /** @param darkness 0 paper to 255 ink, row by row */
    public GlyphImage vary(byte[] darkness, int width, int height) {
        float[] ink = warp(darkness, width, height);
        if (random.nextDouble() < PEN_SHARE) {
            pen(ink, 2 * random.nextFloat() - 1);
        }
        if (random.nextDouble() < BLUR_SHARE) {
            blur(ink, random.nextFloat());
        }
        if (random.nextDouble() < ERASE_SHARE) {
            erase(ink);
        }
        if (random.nextDouble() < NOISE_SHARE) {
            for (int i = 0; i < ink.length; i++) {
                ink[i] = (float) Math.clamp(ink[i] + NOISE * random.nextGaussian(), 0, 1);
            }
        }
        return new GlyphImage(ink);
    }

    private float[] warp(byte[] darkness, int width, int height) {
        GlyphImage.Box box = GlyphImage.Box.of(darkness, width, height);
        double angle = Math.toRadians(TURN_DEGREES) * random.nextGaussian();
        double shear = SHEAR * random.nextGaussian();
        double stretch = Math.exp(STRETCH / 2 * random.nextGaussian());
        double size =
                Math.max(box.width(), box.height()) / (GlyphImage.INK * Math.exp(GREATER * random.nextGaussian()));
        double a = Math.cos(angle) * size * stretch;
        double b = (-Math.sin(angle) + shear) * size;
        double c = Math.sin(angle) * size;
        double d = Math.cos(angle) * size / stretch;
        double x0 = box.left() + box.width() / 2.0 + SHIFT * size * random.nextGaussian() - 0.5;
        double y0 = box.top() + box.height() / 2.0 + SHIFT * size * random.nextGaussian() - 0.5;
        for (int i = 0; i < bendX.length; i++) {
            bendX[i] = BEND * random.nextGaussian();
            bendY[i] = BEND * random.nextGaussian();
        }
        float[] out = new float[SIDE * SIDE];
        double cell = (double) (NODES - 1) / SIDE;
        for (int row = 0; row < SIDE; row++) {
            double gy = row * cell;
            int ny = (int) gy;
            double v = gy - ny;
            for (int column = 0; column < SIDE; column++) {
                double gx = column * cell;
                int nx = (int) gx;
                double u = gx - nx;
                int at = ny * NODES + nx;
                double x = column + 0.5 - SIDE / 2.0 + between(bendX, at, u, v);
                double y = row + 0.5 - SIDE / 2.0 + between(bendY, at, u, v);
                out[row * SIDE + column] =
                        GlyphImage.darkness(darkness, width, height, x0 + a * x + b * y, y0 + c * x + d * y) / 255;
            }
        }
        return out;
    }

    private static double between(double[] net, int at, double u, double v) {
        return (1 - v) * ((1 - u) * net[at] + u * net[at + 1])
                + v * ((1 - u) * net[at + NODES] + u * net[at + NODES + 1]);
    }

    /** @param strength −1 as thin as the least of each pixel and its neighbours, 1 as thick as the greatest */
    private static void pen(float[] ink, float strength) {
        float[] before = ink.clone();
        float share = Math.abs(strength);
        for (int i = 0; i < ink.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            float most = before[i];
            for (int n = 0; n < 4; n++) {
                int nx = x + (n == 0 ? -1 : n == 1 ? 1 : 0);
                int ny = y + (n == 2 ? -1 : n == 3 ? 1 : 0);
                float there = nx < 0 || ny < 0 || nx >= SIDE || ny >= SIDE ? 0 : before[ny * SIDE + nx];
                most = strength > 0 ? Math.max(most, there) : Math.min(most, there);
            }
            // Thinning to the least alone would wipe out a fine pen.
            ink[i] = before[i] + (strength > 0 ? share : 0.6f * share) * (most - before[i]);
        }
    }

    private static void blur(float[] ink, float share) {
        for (int step : new int[] {1, SIDE}) {
            float[] before = ink.clone();
            for (int i = step; i < ink.length - step; i++) {
                float mean = (before[i - step] + 2 * before[i] + before[i + step]) / 4;
                ink[i] = before[i] + share * (mean - before[i]);
            }
        }
    }

    private void erase(float[] ink) {
        int width = ERASE_LEAST + random.nextInt(ERASE_MORE);
        int height = ERASE_LEAST + random.nextInt(ERASE_MORE);
        int left = random.nextInt(SIDE - width);
        int top = random.nextInt(SIDE - height);
        for (int y = top; y < top + height; y++) {
            java.util.Arrays.fill(ink, y * SIDE + left, y * SIDE + left + width, 0f);
        }
    }
}
