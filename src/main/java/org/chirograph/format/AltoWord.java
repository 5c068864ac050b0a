package org.chirograph.format;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.jspecify.annotations.Nullable;

/** Reads ALTO's {@code String} with its alternatives and glyphs. */
final class AltoWord {
    private AltoWord() {}

    /**
     * The word the cursor stands on, or null if it says nothing.
     *
     * @param usualId its id if the file gives none
     * @param line the outline known so far of its line, for a word without a place of its own
     */
    static @Nullable Word read(XmlCursor xml, String usualId, @Nullable Polygon line) throws FormatException {
        String id = xml.attribute("ID", usualId);
        Box box = box(xml);
        ReadingList readings = new ReadingList();
        readings.add(xml.required("CONTENT"), ReadingList.posterior(xml, xml.attribute("WC")));
        boolean empty = readings.isEmpty();
        List<Glyph> glyphs = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "ALTERNATIVE" -> alternative(xml, readings);
                case "Glyph" -> {
                    Glyph glyph = glyph(xml, id + "_g" + (glyphs.size() + 1));
                    if (glyph != null) {
                        glyphs.add(glyph);
                    }
                }
                default -> {
                    // a word has a box, whatever its shape
                }
            }
        }
        if (empty) {
            return null;
        }
        if (box == null && line == null) {
            throw xml.error("neither \"" + readings.toList().getFirst().text() + "\" nor its line has a place");
        }
        return new Word(id, box != null ? box : line.box(), glyphs, readings.toList());
    }

    /** Only an alternative that Chirograph wrote has a posterior; others are spelling variants, not readings. */
    private static void alternative(XmlCursor xml, ReadingList readings) throws FormatException {
        String purpose = xml.attribute("PURPOSE", "");
        if (purpose.startsWith(AltoWriter.ALTERNATIVE_PURPOSE)) {
            String posterior = purpose.substring(AltoWriter.ALTERNATIVE_PURPOSE.length());
            readings.add(xml.text(), ReadingList.posterior(xml, posterior));
        }
    }

    /** A glyph without a place is not a region and is passed over. */
    private static @Nullable Glyph glyph(XmlCursor xml, String usualId) throws FormatException {
        String id = xml.attribute("ID", usualId);
        Box box = box(xml);
        String content = xml.required("CONTENT");
        String confidence = xml.attribute("GC");
        ReadingList readings = new ReadingList();
        if (confidence != null) {
            readings.add(content, ReadingList.posterior(xml, confidence));
        }
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("Variant")) {
                readings.add(xml.attribute("CONTENT", ""), ReadingList.posterior(xml, xml.attribute("VC")));
            }
        }
        if (readings.isEmpty()) {
            readings.add(content, 1);
        }
        return box == null || readings.isEmpty() ? null : new Glyph(id, box, readings.toList());
    }

    /** Puts the hyphen that ALTO sets apart at the end of a line back to its word. */
    static void hyphenate(List<Word> words, String hyphen) {
        if (!words.isEmpty() && !hyphen.isEmpty()) {
            Word last = words.removeLast();
            List<Reading> readings = last.readings().stream()
                    .map(reading -> new Reading(reading.text() + hyphen, reading.posterior()))
                    .toList();
            words.add(new Word(last.id(), last.box(), last.glyphs(), readings));
        }
    }

    /** The box the element's attributes tell; null if they are not all there. An empty box is widened to a pixel. */
    static @Nullable Box box(XmlCursor xml) throws FormatException {
        String left = xml.attribute("HPOS");
        String top = xml.attribute("VPOS");
        String width = xml.attribute("WIDTH");
        String height = xml.attribute("HEIGHT");
        if (left == null || top == null || width == null || height == null) {
            return null;
        }
        int wide = Coordinates.number(xml, width);
        int high = Coordinates.number(xml, height);
        if (wide < 0 || high < 0) {
            throw xml.error("<" + xml.name() + "> has a negative size");
        }
        return new Box(
                Coordinates.number(xml, left), Coordinates.number(xml, top), Math.max(1, wide), Math.max(1, high));
    }
}
