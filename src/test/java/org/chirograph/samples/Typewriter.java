package org.chirograph.samples;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A machine with its face and its faults: every type is soldered on a little askew, always in the same way.
 *
 * @param face of the font, with all of its characters equally wide
 * @param charactersPerInch 10 (pica) or 12 (elite)
 * @param spread how far the ribbon's ink runs beyond the type's outline, in 1/1000 inch
 * @param pressure mean darkness of a strike, 0 to 1
 * @param wear how far types stand off, 0 for a new machine, 1 for an old one
 */
record Typewriter(Font face, int charactersPerInch, double spread, double pressure, double wear) {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** Where Debian's packages put fonts. */
    private static final String FONTS = "/usr/share/fonts";

    private static final Map<String, Shape> OUTLINES = new HashMap<>();

    /**
     * By file: Java's choice by name is not always the upright face.
     *
     * @param font path below {@value #FONTS}
     */
    static Typewriter of(String font, int charactersPerInch, double spread, double pressure, double wear)
            throws IOException {
        Path file = Path.of(FONTS, font);
        if (!Files.exists(file)) {
            throw new FileNotFoundException("install the font " + file + "; docs/samples.md names its package");
        }
        try {
            Font face = Font.createFont(Font.TRUETYPE_FONT, file.toFile());
            return new Typewriter(face, charactersPerInch, spread, pressure, wear);
        } catch (FontFormatException e) {
            throw new IOException(file + " is no font", e);
        }
    }

    /** Distance from one character to the next. */
    double advance(double dpi) {
        return dpi / charactersPerInch;
    }

    /** A character's outline in pixels, its origin on the baseline at the left of its cell. */
    Shape outline(String character, double dpi) {
        float size = (float) (advance(dpi) / face.getStringBounds("n", EXACT).getWidth());
        return OUTLINES.computeIfAbsent(
                face.getFontName() + size + character,
                k -> face.deriveFont(size).createGlyphVector(EXACT, character).getOutline());
    }

    /** Height of the small letters in pixels. */
    double xHeight(double dpi) {
        return outline("x", dpi).getBounds2D().getHeight();
    }
}
