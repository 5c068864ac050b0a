package org.chirograph.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chirograph.page.Baseline;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Region;
import org.chirograph.page.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads PAGE XML of 2013 to 2019: what {@link PageWriter} wrote, and files of other programs. There a line may have text but no
 * words: it becomes one word, spaces and all. A text without {@code conf} is certain; without a baseline or an x-height
 * usual ones are put in; text regions inside others follow the one they stand in; whatever is neither text, table nor
 * separator is a picture.
 */
public final class PageReader {
    static final String STEP = "processingStep";
    /** Common beginning of the namespaces of all versions. */
    private static final String NAMESPACES = "http://schema.primaresearch.org/PAGE/gts/pagecontent/";

    private record Text(int index, String text, double posterior) {}

    private final XmlCursor xml;
    private final String file;
    private final List<Region> regions = new ArrayList<>();
    private final List<ProcessingStep> history = new ArrayList<>();
    private List<String> order = List.of();

    private PageReader(InputStream in, String file) throws IOException {
        this.xml = new XmlCursor(in, file);
        this.file = file;
    }

    /** @throws FormatException if the file is not well-formed, not PAGE XML, or says what cannot be */
    public static Page read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /** As {@link #read(Path)}; {@code name} is what complaints call the file. The stream stays open. */
    public static Page read(InputStream in, String name) throws IOException {
        return new PageReader(in, name).document();
    }

    /** The kind of text behind PAGE's name for it; a paragraph if there is none. */
    static Region.Kind kindOf(@Nullable String name) {
        if (name == null) {
            return Region.Kind.PARAGRAPH;
        }
        for (Region.Kind kind : Region.Kind.values()) {
            if (PageWriter.nameOf(kind).equals(name)) {
                return kind;
            }
        }
        return Region.Kind.OTHER;
    }

    static double positive(XmlCursor xml, String text) throws FormatException {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw xml.error("an x-height is a positive number of pixels, not \"" + text + "\"");
    }

    private Page document() throws FormatException {
        if (!xml.name().equals("PcGts") || !xml.namespace().startsWith(NAMESPACES)) {
            throw xml.error("not PAGE XML: the root element is <" + xml.name() + "> of \"" + xml.namespace() + "\"");
        }
        try {
            String id = XmlId.toPage(xml.attribute("pcGtsId", ""));
            Page page = null;
            int depth = xml.depth();
            while (xml.nextChild(depth)) {
                switch (xml.name()) {
                    case "Metadata" -> metadata();
                    case "Page" -> page = page(id);
                    default -> {
                        // nothing else may stand here
                    }
                }
            }
            if (page == null) {
                throw new FormatException(file, 0, "no <Page>");
            }
            return page;
        } catch (IllegalArgumentException e) {
            throw xml.error(String.valueOf(e.getMessage()));
        }
    }

    private void metadata() throws FormatException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (!xml.name().equals("MetadataItem") || !STEP.equals(xml.attribute("type"))) {
                continue;
            }
            String name = xml.attribute("name", "");
            String software = xml.required("value");
            String date = xml.attribute("date");
            Instant at = date == null ? Instant.EPOCH : Moment.parse(xml, date);
            Map<String, String> settings = new TreeMap<>();
            int item = xml.depth();
            while (xml.nextChild(item)) {
                int labels = xml.depth();
                while (xml.nextChild(labels)) {
                    settings.put(xml.attribute("type", ""), xml.attribute("value", ""));
                }
            }
            history.add(new ProcessingStep(name, software, at, settings));
        }
    }

    private Page page(String id) throws FormatException {
        String image = xml.required("imageFilename");
        int width = Coordinates.number(xml, xml.required("imageWidth"));
        int height = Coordinates.number(xml, xml.required("imageHeight"));
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("ReadingOrder")) {
                order = ReadingOrder.read(xml);
            } else if (xml.name().endsWith("Region")) {
                region();
            }
        }
        return new Page(id, image, width, height, ReadingOrder.sorted(regions, order), history);
    }

    private void region() throws FormatException {
        String element = xml.name();
        String id = xml.required("id");
        String kind = xml.attribute("type");
        List<Line> lines = new ArrayList<>();
        int place = regions.size();
        Polygon outline = inside(element.equals("TableRegion"), lines);
        if (outline == null) {
            throw xml.error("region " + id + " has no outline");
        }
        regions.add(
                place,
                switch (element) {
                    case "TextRegion" -> new Region.Text(id, outline, kindOf(kind), lines);
                    case "TableRegion" -> new Region.Table(id, outline, lines);
                    case "SeparatorRegion" -> new Region.Separator(id, outline);
                    default -> new Region.Picture(id, outline);
                });
    }

    /** Reads what a region holds. In a table that is lines in cells; elsewhere, regions inside are regions too. */
    private @Nullable Polygon inside(boolean table, List<Line> lines) throws FormatException {
        Polygon outline = null;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Coords" -> outline = coords();
                case "TextLine" -> lines.add(line());
                case "TextRegion", "TableCell" -> {
                    if (table) {
                        inside(true, lines);
                    } else {
                        region();
                    }
                }
                default -> {
                    if (!table && xml.name().endsWith("Region")) {
                        region();
                    }
                }
            }
        }
        return outline;
    }

    private Line line() throws FormatException {
        String id = xml.required("id");
        String custom = xml.attribute("custom", "");
        Polygon outline = null;
        Baseline baseline = null;
        List<Word> words = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Coords" -> outline = coords();
                case "Baseline" -> baseline = baseline();
                case "Word" -> {
                    Word word = word();
                    if (word != null) {
                        words.add(word);
                    }
                }
                case "TextEquiv" -> texts.add(textEquiv());
                default -> {
                    // styles and remarks have no place in the page model
                }
            }
        }
        if (outline == null) {
            throw xml.error("line " + id + " has no outline");
        }
        ReadingList whole = readings(texts);
        if (words.isEmpty() && !whole.isEmpty()) {
            words.add(new Word(id + "_text", outline.box(), List.of(), whole.toList()));
        }
        return new Line(
                id,
                outline,
                baseline == null ? Coordinates.usualBaseline(outline) : baseline,
                xHeight(custom, outline),
                words);
    }

    private @Nullable Word word() throws FormatException {
        String id = xml.required("id");
        String checkedBy = custom(xml.attribute("custom", ""), PageWriter.CHECKED_BEFORE);
        Polygon outline = null;
        List<Glyph> glyphs = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Coords" -> outline = coords();
                case "Glyph" -> {
                    Glyph glyph = glyph();
                    if (glyph != null) {
                        glyphs.add(glyph);
                    }
                }
                case "TextEquiv" -> texts.add(textEquiv());
                default -> {
                    // as for lines
                }
            }
        }
        if (outline == null) {
            throw xml.error("word " + id + " has no outline");
        }
        ReadingList readings = readings(texts);
        return readings.isEmpty() ? null : new Word(id, outline.box(), glyphs, readings.toList(), checkedBy);
    }

    private @Nullable Glyph glyph() throws FormatException {
        String id = xml.required("id");
        Polygon outline = null;
        List<Text> texts = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Coords" -> outline = coords();
                case "TextEquiv" -> texts.add(textEquiv());
                default -> {
                    // as for lines
                }
            }
        }
        if (outline == null) {
            throw xml.error("glyph " + id + " has no outline");
        }
        ReadingList readings = readings(texts);
        return readings.isEmpty() ? null : new Glyph(id, outline.box(), readings.toList());
    }

    private Text textEquiv() throws FormatException {
        int index = Coordinates.number(xml, xml.attribute("index", "0"));
        double posterior = ReadingList.posterior(xml, xml.attribute("conf"));
        String text = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("Unicode")) {
                text = xml.text();
            }
        }
        return new Text(index, text, posterior);
    }

    private static ReadingList readings(List<Text> texts) {
        texts.sort(Comparator.comparingInt(Text::index));
        ReadingList readings = new ReadingList();
        for (Text text : texts) {
            readings.add(text.text, text.posterior);
        }
        return readings;
    }

    private double xHeight(String custom, Polygon outline) throws FormatException {
        String written = custom(custom, PageWriter.X_HEIGHT_BEFORE);
        return written.isEmpty() ? Coordinates.usualXHeight(outline) : positive(xml, written);
    }

    /** What an attribute {@code custom} says between this and the next end; empty if it doesn't. */
    private static String custom(String custom, String before) {
        int from = custom.indexOf(before);
        int to = custom.indexOf(PageWriter.CUSTOM_AFTER, Math.max(0, from));
        return from < 0 || to < 0 ? "" : custom.substring(from + before.length(), to);
    }

    private Polygon coords() throws FormatException {
        List<Point> points = Coordinates.points(xml, xml.required("points"));
        return Coordinates.outline(xml, points);
    }

    private @Nullable Baseline baseline() throws FormatException {
        List<Point> points = Coordinates.points(xml, xml.required("points"));
        return points.size() < 2 ? null : new Baseline(points);
    }
}
