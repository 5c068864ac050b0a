package org.chirograph.train.synthetic;

import java.util.random.RandomGenerator;

/** Ink on paper as numbers from 0 (none) to 1 (full), and what wear, copying and scanning do to it. */
final class InkField {
    final int width;
    final int height;
    float[] ink;

    InkField(int width, int height, byte[] drawn) {
        this.width = width;
        this.height = height;
        this.ink = new float[width * height];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (drawn[i] & 0xff) / 255f;
        }
    }

    /** Gaussian blur with a deviation in pixels, by three passes over neighbours for small ones. */
    void blur(double deviation) {
        ink = blurred(ink, deviation);
    }

    private float[] blurred(float[] from, double deviation) {
        if (deviation < 0.15) {
            return from;
        }
        int reach = (int) Math.ceil(2.2 * deviation);
        float[] kernel = new float[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            kernel[i] = (float) Math.exp(-i * i / (2 * deviation * deviation));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= reach; i++) {
            kernel[i] /= (float) sum;
        }
        float[] across = new float[from.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                float v = kernel[0] * from[row + x];
                for (int i = 1; i <= reach; i++) {
                    v += kernel[i] * (from[row + Math.max(0, x - i)] + from[row + Math.min(width - 1, x + i)]);
                }
                across[row + x] = v;
            }
        }
        float[] out = new float[from.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int i = 0; i <= reach; i++) {
                int up = Math.max(0, y - i) * width;
                int down = Math.min(height - 1, y + i) * width;
                float k = kernel[i];
                if (i == 0) {
                    for (int x = 0; x < width; x++) {
                        out[row + x] = k * across[row + x];
                    }
                } else {
                    for (int x = 0; x < width; x++) {
                        out[row + x] += k * (across[up + x] + across[down + x]);
                    }
                }
            }
        }
        return out;
    }

    /** Ink below {@code threshold} vanishes, the rest is strengthened: thin or spreading strokes, filled-in eyes. */
    void press(double threshold, double gain) {
        float t = (float) threshold;
        float g = (float) gain;
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.clamp((ink[i] - t) * g, 0f, 1f);
        }
    }

    /** The weave of the ribbon and the tooth of the paper: ink is missing grain by grain and patch by patch. */
    void texture(double grain, double patches, double patchSize, RandomGenerator random) {
        float[] noise = patchNoise(patchSize, random);
        for (int i = 0; i < ink.length; i++) {
            if (ink[i] > 0) {
                double keep = 1 - grain * random.nextFloat() - patches * noise[i];
                ink[i] *= (float) Math.max(0, keep);
            }
        }
    }

    /** A second, weaker impression beside the first. */
    void ghost(int dx, int dy, double strength) {
        float[] out = ink.clone();
        for (int y = Math.max(0, dy); y < Math.min(height, height + dy); y++) {
            for (int x = Math.max(0, dx); x < Math.min(width, width + dx); x++) {
                int to = y * width + x;
                out[to] = Math.max(out[to], (float) strength * ink[(y - dy) * width + x - dx]);
            }
        }
        ink = out;
    }

    /** The other side of the sheet shines through: this page's own ink, mirrored and moved. */
    void bleedThrough(double strength, double deviation, RandomGenerator random) {
        int shift = random.nextInt(height);
        float[] mirrored = new float[ink.length];
        for (int y = 0; y < height; y++) {
            int from = (y + shift) % height * width;
            for (int x = 0; x < width; x++) {
                mirrored[y * width + x] = (float) strength * ink[from + width - 1 - x];
            }
        }
        float[] soft = blurred(mirrored, deviation);
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.max(ink[i], soft[i]);
        }
    }

    /**
     * Grey as a scanner sees it.
     *
     * @param contrast of full ink, in (0, 1]
     * @param stain greatest darkness of the paper's patches
     * @param noise deviation of the scanner's noise, as a share of the grey range
     */
    byte[] scan(double contrast, double stain, double noise, RandomGenerator random) {
        float[] patches = patchNoise(height / 2.0, random);
        byte[] out = new byte[ink.length];
        for (int i = 0; i < out.length; i++) {
            double paper = 1 - stain * patches[i];
            // The sum of four uniform numbers is near enough to a normal one, and cheap.
            double grain = random.nextFloat() + random.nextFloat() + random.nextFloat() + random.nextFloat() - 2;
            double grey = paper * (1 - contrast * ink[i]) + noise * 1.73 * grain;
            out[i] = (byte) Math.clamp(Math.round(grey * 255), 0, 255);
        }
        return out;
    }

    /** Smooth noise in [0, 1] whose bumps are about {@code size} pixels wide. */
    private float[] patchNoise(double size, RandomGenerator random) {
        double step = Math.max(2, size);
        int across = (int) (width / step) + 3;
        int down = (int) (height / step) + 3;
        float[] grid = new float[across * down];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = random.nextFloat();
        }
        float[] out = new float[width * height];
        for (int y = 0; y < height; y++) {
            int gy = (int) (y / step);
            float v = (float) (y / step - gy);
            for (int x = 0; x < width; x++) {
                int gx = (int) (x / step);
                float u = (float) (x / step - gx);
                int at = gy * across + gx;
                float upper = grid[at] * (1 - u) + grid[at + 1] * u;
                float lower = grid[at + across] * (1 - u) + grid[at + across + 1] * u;
                out[y * width + x] = upper * (1 - v) + lower * v;
            }
        }
        return out;
    }
}
