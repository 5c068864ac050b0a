package org.chirograph.train.glyph;

import org.jspecify.annotations.Nullable;

/** One data set of isolated characters: upright pictures of one size, ink 255 and paper 0, each with its class. */
public final class GlyphSamples {
    /** Bytes of a teacher's opinion on one picture: five classes, then their five probabilities × 255. */
    static final int OPINION = 10;

    private final String name;
    private final int width;
    private final int height;
    private final byte[] pixels;
    private final int[] classes;
    private final byte @Nullable [] teacher;

    /** @param teacher for each picture {@value #OPINION} bytes, its classes numbered as {@code classes} are */
    GlyphSamples(String name, int width, int height, byte[] pixels, int[] classes, byte @Nullable [] teacher) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.classes = classes;
        this.teacher = teacher;
    }

    /** Such as {@code unipen-byclass-train}. */
    public String name() {
        return name;
    }

    public int count() {
        return classes.length;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Class in the net's alphabet. */
    public int classOf(int sample) {
        return classes[sample];
    }

    /** A copy of one picture, row by row. */
    public byte[] picture(int sample) {
        int each = width * height;
        return java.util.Arrays.copyOfRange(pixels, sample * each, (sample + 1) * each);
    }

    public boolean hasTeacher() {
        return teacher != null;
    }

    /** What the teacher says, as a distribution over the net's classes; the set must have a teacher. */
    void opinion(int sample, float[] into) {
        byte[] said = java.util.Objects.requireNonNull(teacher);
        float sum = 0;
        for (int i = 0; i < OPINION / 2; i++) {
            sum += said[sample * OPINION + OPINION / 2 + i] & 0xff;
        }
        for (int i = 0; i < OPINION / 2 && sum > 0; i++) {
            into[said[sample * OPINION + i]] += (said[sample * OPINION + OPINION / 2 + i] & 0xff) / sum;
        }
    }
}
