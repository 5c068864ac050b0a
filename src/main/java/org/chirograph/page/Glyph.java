package org.chirograph.page;

import java.util.List;

/** A character region: the box of its ink and what it may say, best first, never empty. */
public record Glyph(String id, Box box, List<Reading> readings) {
    public Glyph {
        readings = List.copyOf(readings);
        Reading.requireBestFirst(readings);
    }

    public Reading best() {
        return readings.getFirst();
    }
}
