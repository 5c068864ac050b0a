package org.chirograph.train;

import org.chirograph.image.LineStrip;

/** A line to learn from: its strip, what it says and, when it was rendered, where each character stands. */
public final class TrainingLine {
    private static final int[] UNKNOWN = {};

    private final LineStrip strip;
    private final String text;
    private final int[] labels;
    private final int[] centres;

    public TrainingLine(LineStrip strip, String text, int[] labels) {
        this(strip, text, labels, UNKNOWN);
    }

    /** @param centres strip column of each label's character, or empty when unknown */
    public TrainingLine(LineStrip strip, String text, int[] labels, int[] centres) {
        if (centres.length != 0 && centres.length != labels.length) {
            throw new IllegalArgumentException(
                    centres.length + " centres can't belong to " + labels.length + " characters");
        }
        this.strip = strip;
        this.text = text;
        this.labels = labels;
        this.centres = centres;
    }

    public LineStrip strip() {
        return strip;
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
