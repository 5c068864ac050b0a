package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.Ink;
import org.chirograph.page.Box;
import org.chirograph.page.Line;

/**
 * Ink of a line that the reader asks its net about: a character perhaps, perhaps a part of one or more than one.
 *
 * @param box of the ink, in scan pixels
 */
public record GlyphCandidate(Box box, GlyphImage image) {
    /** All that the reader asks about on these lines. */
    public static List<GlyphCandidate> of(List<Line> lines, Ink ink) {
        List<GlyphCandidate> all = new ArrayList<>();
        for (LinePieces.Row row : LinePieces.of(lines, ink)) {
            for (int[] span : GlyphLine.spans(row)) {
                all.add(new GlyphCandidate(
                        CharacterRegions.onScan(row.box(span[0], span[1]), ink.toScan()),
                        row.image(span[0], span[1], ink.width())));
            }
        }
        return all;
    }
}
