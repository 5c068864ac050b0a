package org.chirograph.train.synthetic;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.util.HashMap;
import java.util.Map;

/**
 * A font as a source of outlines, scaled so that its small letters are one unit high. Not thread-safe: outlines are
 * made when first asked for.
 */
final class Typeface {
    /** Points at which outlines are taken, large enough that hinting and rounding don't show. */
    private static final float SIZE = 200;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Font font;
    private final WritingKind kind;
    private final double scale;
    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    /** @param advance pen movement in x-heights */
    record Glyph(Shape outline, double advance) {}

    Typeface(Font font, WritingKind kind) {
        this.font = font.deriveFont(SIZE);
        this.kind = kind;
        double xHeight =
                this.font.createGlyphVector(CONTEXT, "x").getVisualBounds().getHeight();
        this.scale = 1 / xHeight;
    }

    WritingKind kind() {
        return kind;
    }

    String name() {
        return font.getFontName();
    }

    boolean has(int character) {
        return font.canDisplay(character);
    }

    Glyph glyph(int character) {
        return glyphs.computeIfAbsent(character, c -> {
            GlyphVector one = font.createGlyphVector(CONTEXT, Character.toString(c));
            AffineTransform toUnit = AffineTransform.getScaleInstance(scale, scale);
            return new Glyph(
                    toUnit.createTransformedShape(one.getOutline()),
                    one.getGlyphMetrics(0).getAdvanceX() * scale);
        });
    }
}
