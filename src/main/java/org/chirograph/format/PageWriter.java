package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/**
 * Writes a page as PAGE XML 2019-07-15: the record, from which index, review and every export are derived.
 * {@link PageReader} gives an equal page back, but for two things the schema forbids: a point left of or above the scan
 * moves to its edge, and a character XML cannot hold becomes U+FFFD. The same page always gives the same bytes.
 *
 * <p>Where PAGE leaves a choice: boxes are outlines of four corners; an x-height, which may be a fraction, stands in
 * the line's {@code custom}, who checked a word in the word's; each line of a table has its cell, a {@code TextRegion} of the line's own outline; all
 * regions stand in the reading order; a line's own text is told once more for readers who want no words.
 */
public final class PageWriter {
    static final String NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15";
    /** What stands before an x-height in {@code custom}, and what after anything there. */
    static final String X_HEIGHT_BEFORE = "chirograph {xHeight:";

    static final String CUSTOM_AFTER = ";}";

    /** Likewise of who checked a word. */
    static final String CHECKED_BEFORE = "chirograph {checkedBy:";

    private static final String UNKNOWN_CREATOR = "Chirograph";

    private final XmlWriter xml = new XmlWriter();
    private final Page page;

    private PageWriter(Page page) {
        this.page = page;
    }

    /** Writes the file wholly or not at all; see {@link AtomicFile}. */
    public static void write(Page page, Path file) throws IOException {
        AtomicFile.write(file, out -> write(page, out));
    }

    /** @throws IllegalArgumentException if an id is not an XML name or stands for two parts of the page */
    public static void write(Page page, OutputStream out) throws IOException {
        PageWriter writer = new PageWriter(page);
        writer.document();
        writer.xml.writeTo(out);
    }

    /** What PAGE calls this kind of text. */
    static String nameOf(Region.Kind kind) {
        return switch (kind) {
            case PARAGRAPH -> "paragraph";
            case HEADING -> "heading";
            case MARGINALIA -> "marginalia";
            case PAGE_NUMBER -> "page-number";
            case OTHER -> "other";
        };
    }

    private void document() {
        xml.open("PcGts").attribute("xmlns", NAMESPACE).id("pcGtsId", XmlId.ofPage(page.id()));
        metadata();
        xml.open("Page").attribute("imageFilename", page.image());
        xml.attribute("imageWidth", page.width()).attribute("imageHeight", page.height());
        readingOrder();
        page.regions().forEach(this::region);
        xml.close().close();
    }

    /** A page without a history was made at no known time: the schema wants one, and gets the beginning of 1970. */
    private void metadata() {
        List<ProcessingStep> history = page.history();
        boolean known = !history.isEmpty();
        xml.open("Metadata");
        xml.element("Creator", known ? history.getLast().software() : UNKNOWN_CREATOR);
        xml.element("Created", (known ? history.getFirst().at() : Instant.EPOCH).toString());
        xml.element("LastChange", (known ? history.getLast().at() : Instant.EPOCH).toString());
        for (ProcessingStep step : history) {
            xml.open("MetadataItem").attribute("type", PageReader.STEP);
            xml.attribute("name", step.name()).attribute("value", step.software());
            xml.attribute("date", step.at().toString());
            if (!step.settings().isEmpty()) {
                xml.open("Labels");
                step.settings()
                        .forEach((key, value) -> xml.open("Label")
                                .attribute("value", value)
                                .attribute("type", key)
                                .close());
                xml.close();
            }
            xml.close();
        }
        xml.close();
    }

    private void readingOrder() {
        if (page.regions().isEmpty()) {
            return;
        }
        xml.open("ReadingOrder").open("OrderedGroup").id("id", "reading_order");
        int index = 0;
        for (Region region : page.regions()) {
            xml.open("RegionRefIndexed")
                    .attribute("index", index++)
                    .attribute("regionRef", region.id())
                    .close();
        }
        xml.close().close();
    }

    private void region(Region region) {
        switch (region) {
            case Region.Text text -> {
                xml.open("TextRegion").id("id", text.id()).attribute("type", nameOf(text.kind()));
                coords(text.outline());
                text.lines().forEach(this::line);
            }
            case Region.Table table -> {
                xml.open("TableRegion").id("id", table.id());
                coords(table.outline());
                table.lines().forEach(this::cell);
            }
            case Region.Picture picture -> {
                xml.open("GraphicRegion").id("id", picture.id());
                coords(picture.outline());
            }
            case Region.Separator separator -> {
                xml.open("SeparatorRegion").id("id", separator.id());
                coords(separator.outline());
            }
        }
        xml.close();
    }

    private void cell(Line line) {
        xml.open("TextRegion").id("id", line.id() + "_cell");
        coords(line.outline());
        line(line);
        xml.close();
    }

    private void line(Line line) {
        xml.open("TextLine").id("id", line.id());
        xml.attribute("custom", X_HEIGHT_BEFORE + line.xHeight() + CUSTOM_AFTER);
        coords(line.outline());
        xml.open("Baseline")
                .attribute("points", Coordinates.page(line.baseline().points()))
                .close();
        line.words().forEach(this::word);
        if (!line.words().isEmpty()) {
            xml.open("TextEquiv").element("Unicode", line.text()).close();
        }
        xml.close();
    }

    private void word(Word word) {
        xml.open("Word").id("id", word.id());
        if (word.isChecked()) {
            xml.attribute("custom", CHECKED_BEFORE + word.checkedBy() + CUSTOM_AFTER);
        }
        coords(Polygon.of(word.box()));
        for (Glyph glyph : word.glyphs()) {
            xml.open("Glyph").id("id", glyph.id());
            coords(Polygon.of(glyph.box()));
            readings(glyph.readings());
            xml.close();
        }
        readings(word.readings());
        xml.close();
    }

    private void readings(List<Reading> readings) {
        int index = 0;
        for (Reading reading : readings) {
            xml.open("TextEquiv").attribute("index", index++).attribute("conf", reading.posterior());
            xml.element("Unicode", reading.text());
            xml.close();
        }
    }

    private void coords(Polygon outline) {
        xml.open("Coords")
                .attribute("points", Coordinates.page(outline.points()))
                .close();
    }
}
