package org.chirograph.recognize;

import java.util.List;
import org.chirograph.page.Reading;

/**
 * What one word may say.
 *
 * @param readings best first, never empty
 * @param glyphs one for each character of the best reading
 */
public record WordReading(List<Reading> readings, List<GlyphReading> glyphs) {
    public WordReading {
        readings = List.copyOf(readings);
        glyphs = List.copyOf(glyphs);
    }
}
