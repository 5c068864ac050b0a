package org.chirograph.train;

import org.chirograph.image.LineStrip;
import org.jspecify.annotations.Nullable;

/** A line to learn from: its strip, what it says and, when it was rendered, where each character stands. */
public final class TrainingLine {
    private static final int[] UNKNOWN = {};

    private final LineStrip strip;
    private final String text;
    private final int[] labels;
    private final int[] centres;
    private final @Nullable LineStrip secondView;

    public TrainingLine(LineStrip strip, String text, int[] labels) {
        this(strip, text, labels, UNKNOWN);
    }

    /** @param centres strip column of each label's character, or empty when unknown */
    public TrainingLine(LineStrip strip, String text, int[] labels, int[] centres) {
        this(strip, text, labels, centres, null);
    }

    private TrainingLine(LineStrip strip, String text, int[] labels, int[] centres, @Nullable LineStrip secondView) {
        if (centres.length != 0 && centres.length != labels.length) {
            throw new IllegalArgumentException(
                    centres.length + " centres can't belong to " + labels.length + " characters");
        }
        this.strip = strip;
        this.text = text;
        this.labels = labels;
        this.centres = centres;
        this.secondView = secondView;
    }

    public LineStrip strip() {
        return strip;
    }

    /** The same line with a view beside its strip, of the same width, worn differently: see {@link Agreement}. */
    TrainingLine withSecondView(LineStrip view) {
        return new TrainingLine(strip, text, labels, centres, view);
    }

    /** The second view; null when the line has but its strip. */
    @Nullable
    LineStrip secondView() {
        return secondView;
    }

    /** Columns of the strip. */
    public int width() {
        return strip.width();
    }

    public String text() {
        return text;
    }

    /** Classes of the text's characters; read only. */
    int[] labels() {
        return labels;
    }

    boolean knowsCentres() {
        return centres.length == labels.length;
    }

    /** Strip columns; read only. */
    int[] centres() {
        return centres;
    }
}
