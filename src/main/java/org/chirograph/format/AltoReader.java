package org.chirograph.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Region;
import org.chirograph.page.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads ALTO 2 to 4 in pixels: what {@link AltoWriter} wrote, and transcriptions from other programs. There a
 * {@code String} may hold a whole line, spaces and all: it becomes one word. Without {@code WC} its posterior is 1;
 * without a baseline, an x-height or ids, usual ones are put in; blocks without any place take the page's or their
 * lines'. A file of several pages gives its first.
 */
public final class AltoReader {
    static final String TABLE = "table";

    private final XmlCursor xml;
    private final String file;
    private final AltoTags tags = new AltoTags();
    private final Map<String, List<String>> lineTags = new HashMap<>();
    private final List<ProcessingStep> history = new ArrayList<>();
    private String image = "";
    private int unnamed;

    private AltoReader(InputStream in, String file) throws IOException {
        this.xml = new XmlCursor(in, file);
        this.file = file;
    }

    /** @throws FormatException if the file is not well-formed, not ALTO, or says what cannot be */
    public static Page read(Path file) throws IOException {
        return readTagged(file).page();
    }

    /** As {@link #read(Path)}; {@code name} is what complaints call the file. The stream stays open. */
    public static Page read(InputStream in, String name) throws IOException {
        return new AltoReader(in, name).document().page();
    }

    /** The page, and the tags that other programs gave its lines. */
    public static TaggedPage readTagged(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new AltoReader(in, file.toString()).document();
        }
    }

    private TaggedPage document() throws FormatException {
        if (!xml.name().equals("alto")) {
            throw xml.error("not ALTO: the root element is <" + xml.name() + ">");
        }
        try {
            Page page = null;
            int depth = xml.depth();
            while (xml.nextChild(depth)) {
                switch (xml.name()) {
                    case "Description" -> description();
                    case "Tags" -> tags.read(xml);
                    case "Layout" -> page = layout();
                    default -> {
                        // styles and alternative reading orders have no place in the page model
                    }
                }
            }
            if (page == null) {
                throw new FormatException(file, 0, "no <Page>");
            }
            return new TaggedPage(page, lineTags);
        } catch (IllegalArgumentException e) {
            throw xml.error(String.valueOf(e.getMessage()));
        }
    }

    private void description() throws FormatException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "MeasurementUnit" -> {
                    String unit = xml.text().strip();
                    if (!unit.equals("pixel")) {
                        throw xml.error("measured in \"" + unit + "\"; only pixels can be read");
                    }
                }
                case "sourceImageInformation" -> {
                    int inside = xml.depth();
                    while (xml.nextChild(inside)) {
                        if (xml.name().equals("fileName")) {
                            image = xml.text();
                        }
                    }
                }
                case "Processing" -> history.add(AltoProcessing.read(xml));
                default -> {
                    // older ways of describing the same
                }
            }
        }
    }

    private @Nullable Page layout() throws FormatException {
        Page page = null;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("Page") && page == null) {
                page = page();
            }
        }
        return page;
    }

    private Page page() throws FormatException {
        String id = XmlId.toPage(xml.attribute("ID", ""));
        int width = Coordinates.number(xml, xml.required("WIDTH"));
        int height = Coordinates.number(xml, xml.required("HEIGHT"));
        Polygon whole = Polygon.of(new Box(0, 0, width, height));
        List<Region> regions = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            blocks(whole, regions);
        }
        return new Page(id, image, width, height, regions, history);
    }

    /** The blocks inside a margin, the print space or a composed block that is no table. */
    private void blocks(Polygon around, List<Region> regions) throws FormatException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "TextBlock" -> regions.add(text(around));
                case "ComposedBlock" -> {
                    if (TABLE.equalsIgnoreCase(xml.attribute("TYPE"))) {
                        regions.add(table(around));
                    } else {
                        blocks(around, regions);
                    }
                }
                case "Illustration" -> {
                    String id = id("ID", "picture");
                    regions.add(new Region.Picture(id, outlineAlone(around)));
                }
                case "GraphicalElement" -> {
                    String id = id("ID", "rule");
                    regions.add(new Region.Separator(id, outlineAlone(around)));
                }
                default -> {
                    // a shape of what holds the blocks
                }
            }
        }
    }

    private Region.Text text(Polygon around) throws FormatException {
        String id = id("ID", "block");
        String kind = tags.label(xml.attribute("TAGREFS", ""), AltoTags.KIND);
        List<Line> lines = new ArrayList<>();
        Polygon outline = linesOfBlock(lines);
        return new Region.Text(id, outlineOr(outline, lines, around), PageReader.kindOf(kind), lines);
    }

    private Region.Table table(Polygon around) throws FormatException {
        String id = id("ID", "table");
        List<Line> lines = new ArrayList<>();
        Polygon outline = place();
        outline = tableParts(outline, lines);
        return new Region.Table(id, outlineOr(outline, lines, around), lines);
    }

    private @Nullable Polygon tableParts(@Nullable Polygon place, List<Line> lines) throws FormatException {
        Polygon outline = place;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Shape" -> outline = shape(outline);
                case "TextBlock" -> linesOfBlock(lines);
                case "ComposedBlock" -> tableParts(null, lines);
                default -> {
                    // pictures and rules inside a table
                }
            }
        }
        return outline;
    }

    private @Nullable Polygon linesOfBlock(List<Line> lines) throws FormatException {
        Polygon outline = place();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Shape" -> outline = shape(outline);
                case "TextLine" -> lines.add(line());
                default -> {
                    // nothing else may stand here
                }
            }
        }
        return outline;
    }

    private Line line() throws FormatException {
        String id = id("ID", "line");
        String references = xml.attribute("TAGREFS", "");
        String baseline = xml.attribute("BASELINE");
        Polygon outline = place();
        List<Word> words = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "Shape" -> outline = shape(outline);
                case "String" -> {
                    Word word = AltoWord.read(xml, id + "_w" + (words.size() + 1), outline);
                    if (word != null) {
                        words.add(word);
                    }
                }
                case "HYP" -> AltoWord.hyphenate(words, xml.attribute("CONTENT", ""));
                default -> {
                    // spaces are what stands between words
                }
            }
        }
        if (outline == null) {
            if (words.isEmpty()) {
                throw xml.error("line " + id + " has no outline");
            }
            outline = Polygon.of(Box.around(words.stream().map(Word::box).toList()));
        }
        List<String> labels = tags.foreignLabels(references);
        if (!labels.isEmpty()) {
            lineTags.put(id, labels);
        }
        return new Line(id, outline, baseline(baseline, outline), xHeight(references, outline), words);
    }

    /** Since 4.2 a polyline; before, a single height. */
    private Baseline baseline(@Nullable String text, Polygon outline) throws FormatException {
        List<Integer> numbers = text == null ? List.of() : Coordinates.numbers(xml, text);
        return switch (numbers.size()) {
            case 0, 2 -> Coordinates.usualBaseline(outline);
            case 1 -> Coordinates.level(outline, numbers.getFirst());
            default -> new Baseline(Coordinates.points(xml, text == null ? "" : text));
        };
    }

    private double xHeight(String references, Polygon outline) throws FormatException {
        String label = tags.label(references, AltoTags.X_HEIGHT);
        return label == null ? Coordinates.usualXHeight(outline) : PageReader.positive(xml, label);
    }

    private String id(String attribute, String kind) {
        String id = xml.attribute(attribute);
        return id == null ? "unnamed_" + kind + "_" + ++unnamed : id;
    }

    /** The box the element's attributes tell, if they do. */
    private @Nullable Polygon place() throws FormatException {
        Box box = AltoWord.box(xml);
        return box == null ? null : Polygon.of(box);
    }

    private Polygon outlineAlone(Polygon around) throws FormatException {
        Polygon outline = linesOfBlock(new ArrayList<>());
        return outline == null ? around : outline;
    }

    private @Nullable Polygon shape(@Nullable Polygon place) throws FormatException {
        Polygon outline = place;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("Polygon")) {
                List<Point> points = Coordinates.points(xml, xml.required("POINTS"));
                outline = points.isEmpty() ? place : Coordinates.outline(xml, points);
            }
        }
        return outline;
    }

    private static Polygon outlineOr(@Nullable Polygon known, List<Line> lines, Polygon around) {
        if (known != null) {
            return known;
        }
        return lines.isEmpty()
                ? around
                : Polygon.of(Box.around(
                        lines.stream().map(line -> line.outline().box()).toList()));
    }
}
