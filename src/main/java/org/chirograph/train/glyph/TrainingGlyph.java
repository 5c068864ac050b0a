package org.chirograph.train.glyph;

import org.chirograph.recognize.GlyphImage;

/** A glyph and what a net should say of it. */
public final class TrainingGlyph {
    private final GlyphImage image;
    private final float[] wanted;

    /** @param wanted a probability for each class */
    TrainingGlyph(GlyphImage image, float[] wanted) {
        this.image = image;
        this.wanted = wanted;
    }

    public GlyphImage image() {
        return image;
    }

    /** Shared; read only. */
    public float[] wanted() {
        return wanted;
    }
}
