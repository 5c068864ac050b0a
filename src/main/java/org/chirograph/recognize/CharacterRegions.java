package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.Affine;
import org.chirograph.image.Ink;
import org.chirograph.image.LineStrip;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Word;

/**
 * From where the reader saw characters to the regions of the scan that hold their ink.
 *
 * <p>Between the centres of two neighbouring characters the line is cut where it has the least ink. A connected
 * component of ink that lies almost wholly on one side of every cut belongs to that character as it is, so that a
 * serif or an accent may reach over; one that does not (two letters that touch) is divided at the cuts. A region is the
 * bounding box of its ink; where there is none, the cell between the cuts, as high as a small letter.
 */
public final class CharacterRegions {
    private CharacterRegions() {}

    /**
     * The words of a line with the regions of their characters, in scan pixels.
     *
     * @param lineId ids are built on it: {@code l1w1}, {@code l1w1g1}
     * @param strip the line as it was read
     * @param ink of the page the strip was cut from
     */
    public static List<Word> words(String lineId, LineStrip strip, LineReading reading, Ink ink) {
        double[] centres = reading.words().stream()
                .flatMap(w -> w.glyphs().stream())
                .mapToDouble(GlyphReading::column)
                .toArray();
        if (centres.length == 0) {
            return List.of();
        }
        Affine toInk = ink.toScan().inverse();
        LineInk line = LineInk.of(strip, ink, toInk);
        double[] places = new double[centres.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = toInk.x(strip.scanX(centres[i]), strip.scanY(centres[i]));
        }
        List<Box> boxes = line.regions(places).stream()
                .map(box -> onScan(box, ink.toScan()))
                .toList();
        List<Word> words = new ArrayList<>();
        int next = 0;
        for (WordReading word : reading.words()) {
            String id = lineId + "w" + (words.size() + 1);
            List<Glyph> glyphs = new ArrayList<>();
            for (GlyphReading glyph : word.glyphs()) {
                glyphs.add(new Glyph(id + "g" + (glyphs.size() + 1), boxes.get(next++), glyph.readings()));
            }
            Box around = Box.around(glyphs.stream().map(Glyph::box).toList());
            words.add(new Word(id, around, glyphs, word.readings()));
        }
        return words;
    }

    static Box onScan(Box box, Affine toScan) {
        int left = (int) Math.floor(toScan.x(box.x(), box.y()));
        int top = (int) Math.floor(toScan.y(box.x(), box.y()));
        int right = (int) Math.ceil(toScan.x(box.right(), box.bottom()));
        int bottom = (int) Math.ceil(toScan.y(box.right(), box.bottom()));
        left = Math.max(0, left);
        top = Math.max(0, top);
        return Box.between(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
    }
}
