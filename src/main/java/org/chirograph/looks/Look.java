package org.chirograph.looks;

import java.util.Collection;

/** How a character looks: the direction of its embedding, and its size and place on the line beside it. */
final class Look {
    /** What a factor of e in height or width, or an x-height up or down, counts against a turn of the embedding. */
    private static final float SIZE_COUNTS = 0.3f;

    /** Farther below or above its line a character is only astray, in x-heights. */
    private static final double ASTRAY = 2;

    private final float[] values;

    /**
     * @param embedding of the character's picture, in which size and place are gone
     * @param height in x-heights of its line, and so the width
     * @param below how far it reaches below the baseline, likewise; negative where it hangs above
     */
    Look(float[] embedding, double height, double width, double below) {
        int n = embedding.length;
        values = new float[n + 3];
        double square = 0;
        for (float v : embedding) {
            square += v * v;
        }
        float scale = (float) (1 / Math.max(Math.sqrt(square), 1e-9));
        for (int i = 0; i < n; i++) {
            values[i] = embedding[i] * scale;
        }
        values[n] = SIZE_COUNTS * (float) Math.log(height);
        values[n + 1] = SIZE_COUNTS * (float) Math.log(width);
        values[n + 2] = SIZE_COUNTS * (float) Math.clamp(below, -ASTRAY, ASTRAY);
    }

    /** Between two looks; 0 for the same, around 1 for two different letters. */
    double distance(Look other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double d = values[i] - other.values[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** Mean distance to the nearest {@code most} of these; {@code none} without any. */
    double nearness(Collection<Look> others, int most, double none) {
        double[] nearest =
                others.stream().mapToDouble(this::distance).sorted().limit(most).toArray();
        double sum = 0;
        for (double d : nearest) {
            sum += d;
        }
        return nearest.length == 0 ? none : sum / nearest.length;
    }
}
