package org.chirograph.recognize;

import java.util.List;
import org.chirograph.page.Reading;

/**
 * What one place of a line may say.
 *
 * @param column centre of the character, in strip columns
 * @param readings best first, never empty
 */
public record GlyphReading(double column, List<Reading> readings) {
    public GlyphReading {
        readings = List.copyOf(readings);
    }
}
