package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/**
 * Writes a page as ALTO 4.4, in pixels, without namespace prefix. {@link AltoReader} gives an equal page back, but for
 * what ALTO cannot hold:
 *
 * <ul>
 *   <li>characters that XML cannot hold, which become U+FFFD;
 *   <li>readings of a glyph of more than three UTF-16 units, as validators count, which are left out or, if the best, cut.
 * </ul>
 *
 * <p>Where ALTO has no place of its own: the posterior of an {@code ALTERNATIVE} stands in its {@code PURPOSE}; x-height
 * and kind of text are tags; a glyph whose best reading is not a single UTF-16 unit has that reading as its first
 * {@code Variant}, its first unit or U+FFFD as {@code CONTENT}, and no {@code GC}; a line that is not read yet
 * has one empty {@code String}, because a line must have one.
 */
public final class AltoWriter {
    static final String NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";
    static final String VERSION = "4.4";
    /** What {@code PURPOSE} says before the posterior. */
    static final String ALTERNATIVE_PURPOSE = "recognition ";
    /** The schema's {@code maxLength} of a variant. */
    private static final int VARIANT_LENGTH = 3;

    private final XmlWriter xml = new XmlWriter();
    private final Page page;
    private final AltoTags tags;

    private AltoWriter(Page page) {
        this.page = page;
        this.tags = AltoTags.of(page);
    }

    /** Writes the file wholly or not at all; see {@link AtomicFile}. */
    public static void write(Page page, Path file) throws IOException {
        AtomicFile.write(file, out -> write(page, out));
    }

    /** @throws IllegalArgumentException if an id is not an XML name or stands for two parts of the page */
    public static void write(Page page, OutputStream out) throws IOException {
        AltoWriter writer = new AltoWriter(page);
        writer.document();
        writer.xml.writeTo(out);
    }

    private void document() {
        xml.open("alto").attribute("xmlns", NAMESPACE).attribute("SCHEMAVERSION", VERSION);
        xml.open("Description").element("MeasurementUnit", "pixel");
        xml.open("sourceImageInformation").element("fileName", page.image()).close();
        AltoProcessing.write(xml, page.history());
        xml.close();
        tags.write(xml);
        xml.open("Layout").open("Page").id("ID", XmlId.ofPage(page.id()));
        xml.attribute("PHYSICAL_IMG_NR", trailingNumber(page.id()));
        xml.attribute("WIDTH", page.width()).attribute("HEIGHT", page.height());
        xml.open("PrintSpace");
        place(new Box(0, 0, page.width(), page.height()));
        page.regions().forEach(this::region);
        xml.close().close().close().close();
    }

    private void region(Region region) {
        switch (region) {
            case Region.Text text -> {
                block("TextBlock", text.id(), text.outline(), tags.idOf(AltoTags.KIND, PageWriter.nameOf(text.kind())));
                text.lines().forEach(this::line);
            }
            case Region.Table table -> {
                block("ComposedBlock", table.id(), table.outline(), "");
                if (!table.lines().isEmpty()) {
                    block("TextBlock", table.id() + "_entries", table.outline(), "");
                    table.lines().forEach(this::line);
                    xml.close();
                }
            }
            case Region.Picture picture -> block("Illustration", picture.id(), picture.outline(), "");
            case Region.Separator rule -> block("GraphicalElement", rule.id(), rule.outline(), "");
        }
        xml.close();
    }

    private void block(String element, String id, Polygon outline, String tag) {
        xml.open(element).id("ID", id);
        if (element.equals("ComposedBlock")) {
            xml.attribute("TYPE", AltoReader.TABLE);
        }
        if (!tag.isEmpty()) {
            xml.attribute("TAGREFS", tag);
        }
        place(outline.box());
        shape(outline);
    }

    private void line(Line line) {
        xml.open("TextLine").id("ID", line.id());
        xml.attribute("TAGREFS", tags.idOf(AltoTags.X_HEIGHT, Double.toString(line.xHeight())));
        xml.attribute("BASELINE", Coordinates.alto(line.baseline().points()));
        Box box = line.outline().box();
        place(box);
        shape(line.outline());
        if (line.words().isEmpty()) {
            xml.open("String").attribute("CONTENT", "");
            place(box);
            xml.close();
        }
        for (int i = 0; i < line.words().size(); i++) {
            if (i > 0) {
                space(line.words().get(i - 1).box(), line.words().get(i).box());
            }
            word(line.words().get(i));
        }
        xml.close();
    }

    private void space(Box left, Box right) {
        xml.open("SP")
                .attribute("HPOS", left.right())
                .attribute("VPOS", left.y())
                .attribute("WIDTH", Math.max(0, right.x() - left.right()))
                .close();
    }

    private void word(Word word) {
        xml.open("String").id("ID", word.id()).attribute("CONTENT", word.best().text());
        xml.attribute("WC", word.best().posterior());
        if (word.isChecked()) {
            xml.attribute("CS", "true");
        }
        place(word.box());
        for (Reading other : others(word.readings())) {
            String purpose = ALTERNATIVE_PURPOSE + other.posterior();
            xml.open("ALTERNATIVE")
                    .attribute("PURPOSE", purpose)
                    .text(other.text())
                    .close();
        }
        word.glyphs().forEach(this::glyph);
        xml.close();
    }

    private void glyph(Glyph glyph) {
        Reading best = glyph.best();
        boolean fits = best.text().length() == 1;
        xml.open("Glyph").id("ID", glyph.id()).attribute("CONTENT", head(best.text(), 1));
        if (fits) {
            xml.attribute("GC", best.posterior());
        }
        place(glyph.box());
        if (!fits) {
            variant(head(best.text(), VARIANT_LENGTH), best.posterior());
        }
        for (Reading other : others(glyph.readings())) {
            if (other.text().length() <= VARIANT_LENGTH) {
                variant(other.text(), other.posterior());
            }
        }
        xml.close();
    }

    private void variant(String text, double posterior) {
        xml.open("Variant")
                .attribute("CONTENT", text)
                .attribute("VC", posterior)
                .close();
    }

    private void place(Box box) {
        xml.attribute("HPOS", box.x()).attribute("VPOS", box.y());
        xml.attribute("WIDTH", box.width()).attribute("HEIGHT", box.height());
    }

    private void shape(Polygon outline) {
        xml.open("Shape").open("Polygon").attribute("POINTS", Coordinates.alto(outline.points()));
        xml.close().close();
    }

    private static List<Reading> others(List<Reading> readings) {
        return readings.subList(1, readings.size());
    }

    /** At most so many UTF-16 units from the beginning, and no half of a surrogate pair. */
    private static String head(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return end == 0 ? "\uFFFD" : text.substring(0, end);
    }

    /** The number at the end of a page's name, up to six digits of it; 1 if there is none. */
    private static int trailingNumber(String name) {
        int from = name.length();
        while (from > 0 && name.length() - from < 6 && name.charAt(from - 1) >= '0' && name.charAt(from - 1) <= '9') {
            from--;
        }
        return from == name.length() ? 1 : Integer.parseInt(name.substring(from));
    }
}
