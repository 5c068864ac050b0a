package org.chirograph.page;

import java.util.List;

/**
 * A word: its box, its character regions from first to last, and what the whole may say, best first, never empty. The
 * best reading need not be the best glyphs strung together: it was weighed as a word.
 */
public record Word(String id, Box box, List<Glyph> glyphs, List<Reading> readings) {
    public Word {
        glyphs = List.copyOf(glyphs);
        readings = List.copyOf(readings);
        Reading.requireBestFirst(readings);
    }

    public Reading best() {
        return readings.getFirst();
    }
}
