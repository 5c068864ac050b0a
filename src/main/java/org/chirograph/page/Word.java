package org.chirograph.page;

import java.util.List;

/**
 * A word: its box, its character regions from first to last, and what the whole may say, best first, never empty. The
 * best reading need not be the best glyphs strung together: it was weighed as a word.
 *
 * @param checkedBy who confirmed or corrected it; empty while only the reader has spoken
 */
public record Word(String id, Box box, List<Glyph> glyphs, List<Reading> readings, String checkedBy) {
    /** A word that nobody has looked at. */
    public Word(String id, Box box, List<Glyph> glyphs, List<Reading> readings) {
        this(id, box, glyphs, readings, "");
    }

    public Word {
        glyphs = List.copyOf(glyphs);
        readings = List.copyOf(readings);
        Reading.requireBestFirst(readings);
    }

    public Reading best() {
        return readings.getFirst();
    }

    /** Whether a person vouches for it. */
    public boolean isChecked() {
        return !checkedBy.isEmpty();
    }
}
