package org.chirograph.train.synthetic;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A font as a source of outlines, scaled so that its small letters are one unit high. Not thread-safe: outlines are
 * made when first asked for.
 */
final class Typeface {
    /** Points at which outlines are taken, large enough that hinting and rounding don't show. */
    private static final float SIZE = 200;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final List<Font> fonts;
    private final WritingKind kind;
    private final double scale;
    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    /** @param advance pen movement in x-heights */
    record Glyph(Shape outline, double advance) {}

    /** @param fonts the face, and others of the same design that hold what the first lacks */
    Typeface(WritingKind kind, Font... fonts) {
        this.fonts = Stream.of(fonts).map(f -> f.deriveFont(SIZE)).toList();
        this.kind = kind;
        // From the baseline up: in Fraktur an x has a tail.
        double xHeight = -this.fonts
                .getFirst()
                .createGlyphVector(CONTEXT, "x")
                .getVisualBounds()
                .getMinY();
        this.scale = 1 / xHeight;
    }

    WritingKind kind() {
        return kind;
    }

    String name() {
        return fonts.getFirst().getFontName();
    }

    boolean has(int character) {
        return fonts.stream().anyMatch(f -> f.canDisplay(character))
                || character == 'ſ' && kind == WritingKind.FRAKTUR && has('f');
    }

    Glyph glyph(int character) {
        Glyph known = glyphs.get(character);
        if (known == null) {
            boolean lacksLongS = character == 'ſ' && fonts.stream().noneMatch(f -> f.canDisplay(character));
            known = lacksLongS ? barless(glyph('f')) : drawn(character);
            glyphs.put(character, known);
        }
        return known;
    }

    /**
     * A long s is an f without the right half of its bar; web fonts of Fraktur often leave it out. What lies right of
     * the stem, about as high as the small letters, goes.
     */
    private static Glyph barless(Glyph f) {
        Area outline = new Area(f.outline());
        Area stem = new Area(outline);
        stem.intersect(new Area(new Rectangle2D.Double(-10, -0.6, 20, 0.1)));
        double right = stem.getBounds2D().getMaxX() + 0.02;
        outline.subtract(new Area(new Rectangle2D.Double(right, -1.12, 10, 0.4)));
        return new Glyph(outline, f.advance());
    }

    private Glyph drawn(int character) {
        Font font =
                fonts.stream().filter(f -> f.canDisplay(character)).findFirst().orElse(fonts.getFirst());
        GlyphVector one = font.createGlyphVector(CONTEXT, Character.toString(character));
        AffineTransform toUnit = AffineTransform.getScaleInstance(scale, scale);
        return new Glyph(
                toUnit.createTransformedShape(one.getOutline()),
                one.getGlyphMetrics(0).getAdvanceX() * scale);
    }
}
