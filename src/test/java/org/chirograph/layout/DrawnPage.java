package org.chirograph.layout;

import java.util.Arrays;
import java.util.Random;
import org.chirograph.image.GrayImage;

/**
 * A sheet that a test draws, so that it knows exactly where everything is: letters of upright and level strokes, some
 * with ascenders, some with descenders, in monospaced words.
 */
final class DrawnPage {
    static final int X_HEIGHT = 14;
    static final int PITCH = 18;
    private static final int STROKE = 3;

    final int width;
    final int height;
    final double slope;
    private final byte[] pixels;
    private final Random random = new Random(7);

    /** @param slope rows that lines fall by for each column */
    DrawnPage(int width, int height, double slope) {
        this.width = width;
        this.height = height;
        this.slope = slope;
        pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (225 + random.nextInt(9));
        }
    }

    GrayImage image() {
        return new GrayImage(width, height, pixels);
    }

    /** Paints the columns {@code x .. x + w - 1} and rows {@code y .. y + h - 1}, lowered by the page's slope. */
    void box(int x, int y, int w, int h, int grey) {
        for (int dx = 0; dx < w; dx++) {
            int down = (int) Math.round(slope * (x + dx));
            for (int dy = 0; dy < h; dy++) {
                int py = y + dy + down;
                if (x + dx >= 0 && x + dx < width && py >= 0 && py < height) {
                    pixels[py * width + x + dx] = (byte) grey;
                }
            }
        }
    }

    void disc(int cx, int cy, int radius, int grey) {
        for (int y = -radius; y <= radius; y++) {
            int half = (int) Math.sqrt(radius * radius - y * y);
            Arrays.fill(pixels, (cy + y) * width + cx - half, (cy + y) * width + cx + half + 1, (byte) grey);
        }
    }

    /** A line of letters standing on {@code baseline} (the first row below them); every seventh place is a blank. */
    void line(int x, int baseline, int letters) {
        for (int i = 0; i < letters; i++) {
            if (i % 7 != 6) {
                letter(x + i * PITCH, baseline, random.nextInt(6));
            }
        }
    }

    private void letter(int x, int baseline, int shape) {
        int w = 12;
        box(x, baseline - X_HEIGHT, STROKE, X_HEIGHT, 40);
        box(x + w - STROKE, baseline - X_HEIGHT, STROKE, X_HEIGHT, 40);
        box(x, baseline - X_HEIGHT, w, STROKE, 40);
        if (shape >= 2) {
            box(x, baseline - STROKE, w, STROKE, 40);
        }
        if (shape == 1 || shape == 4) {
            box(x, baseline - X_HEIGHT * 3 / 2, STROKE, X_HEIGHT / 2, 40);
        }
        if (shape == 5) {
            box(x + w - STROKE, baseline, STROKE, X_HEIGHT / 2, 40);
        }
    }

    /** Words whose letters are joined, each with an ascender and a descender, as a hand writes them. */
    void script(int x, int baseline, int words) {
        for (int w = 0; w < words; w++) {
            int start = x + w * 7 * PITCH;
            for (int i = 0; i < 6; i++) {
                letter(start + i * PITCH, baseline, random.nextInt(4));
            }
            box(start, baseline - STROKE, 5 * PITCH + 12, STROKE, 40);
            box(start + PITCH, baseline - X_HEIGHT * 5 / 2, STROKE, X_HEIGHT * 3 / 2, 40);
            box(start + 3 * PITCH, baseline, STROKE, X_HEIGHT * 3 / 2, 40);
        }
    }

    /** A pen line around a middle, {@code rx} and {@code ry} pixels away. */
    void ring(int cx, int cy, int rx, int ry) {
        for (double t = 0; t < 2 * Math.PI; t += 0.5 / Math.max(rx, ry)) {
            int px = (int) (cx + rx * Math.cos(t));
            int py = (int) (cy + ry * Math.sin(t));
            for (int d = 0; d < STROKE; d++) {
                Arrays.fill(pixels, (py + d) * width + px, (py + d) * width + px + STROKE, (byte) 40);
            }
        }
    }

    /** A rule of dots across the page. */
    void dots(int y) {
        for (int x = 60; x < width - 60; x += 7) {
            box(x, y, 3, 2, 90);
        }
    }
}
