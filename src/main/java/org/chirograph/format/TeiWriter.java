package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/**
 * Writes a document as TEI P5: a {@code facsimile} with a surface for every page and a zone for every region, line and
 * word, and a {@code text} in which {@code pb}, {@code lb} and {@code w} point at their zones. A word's posterior is its
 * {@code cert}. Kinds of text that TEI has no element for are {@code ab} with a type.
 *
 * <p>Pages are walked twice, once for each half, and never held together.
 */
public final class TeiWriter {
    private static final String NAMESPACE = "http://www.tei-c.org/ns/1.0";
    private static final String APPLICATION = "Chirograph";

    private final XmlWriter xml = new XmlWriter();
    private final OutputStream out;
    private int surfaces;
    private int pages;

    private TeiWriter(OutputStream out) {
        this.out = out;
    }

    public static void write(PageSequence pages, OutputStream out) throws IOException {
        TeiWriter writer = new TeiWriter(out);
        writer.xml.open("TEI").attribute("xmlns", NAMESPACE);
        writer.header(pages);
        if (pages.size() > 0) {
            writer.xml.open("facsimile");
            pages.forEach(writer::surface);
            writer.xml.close();
        }
        writer.xml.open("text").open("body");
        pages.forEach(writer::page);
        if (writer.pages == 0) {
            writer.xml.open("ab").close();
        }
        writer.xml.close().close().close();
        writer.xml.writeTo(out);
    }

    private void header(PageSequence pages) {
        xml.open("teiHeader").open("fileDesc");
        xml.open("titleStmt").element("title", pages.title()).close();
        xml.open("publicationStmt").element("p", "Unpublished.").close();
        xml.open("sourceDesc").element("p", "Scans of " + pages.title() + ".").close();
        xml.close();
        if (!pages.history().isEmpty()) {
            xml.open("encodingDesc").open("appInfo");
            pages.history().forEach(this::application);
            xml.close().close();
        }
        xml.close();
    }

    private void application(ProcessingStep step) {
        int split = step.software().lastIndexOf(' ');
        String version = split < 0 ? "" : step.software().substring(split + 1);
        xml.open("application").attribute("ident", split < 0 ? APPLICATION : ident(step.software(), split));
        xml.attribute("version", version.matches("\\d+(\\.\\d+){0,3}") ? version : "0");
        xml.attribute("when", step.at().toString());
        xml.element("label", step.software() + ": " + step.name());
        if (!step.settings().isEmpty()) {
            xml.open("desc").open("list");
            step.settings().forEach((key, value) -> xml.element("item", key + " = " + value));
            xml.close().close();
        }
        xml.close();
    }

    private static String ident(String software, int split) {
        String name = software.substring(0, split);
        return XmlId.isValid(name) ? name : APPLICATION;
    }

    private void surface(Page page) throws IOException {
        String id = "facs_" + ++surfaces;
        xml.open("surface").id("xml:id", id);
        xml.attribute("ulx", 0)
                .attribute("uly", 0)
                .attribute("lrx", page.width())
                .attribute("lry", page.height());
        xml.open("graphic").attribute("url", FileLink.ofName(page.image()));
        xml.attribute("width", page.width() + "px")
                .attribute("height", page.height() + "px")
                .close();
        for (int r = 0; r < page.regions().size(); r++) {
            zone(id + "_r", "region", r, page.regions().get(r).outline());
            xml.close();
        }
        List<Line> lines = page.lines().toList();
        for (int l = 0; l < lines.size(); l++) {
            Line line = lines.get(l);
            zone(id + "_l", "line", l, line.outline());
            List<Word> words = line.words();
            for (int w = 0; w < words.size(); w++) {
                Box box = words.get(w).box();
                xml.open("zone")
                        .id("xml:id", id + "_l" + (l + 1) + "_w" + (w + 1))
                        .attribute("type", "word");
                xml.attribute("ulx", box.x()).attribute("uly", box.y());
                xml.attribute("lrx", box.right()).attribute("lry", box.bottom()).close();
            }
            xml.close();
        }
        xml.close();
        xml.drainTo(out);
    }

    private void zone(String id, String type, int index, Polygon outline) {
        xml.open("zone").id("xml:id", id + (index + 1)).attribute("type", type);
        xml.attribute("points", Coordinates.page(outline.points()));
    }

    private void page(Page page) throws IOException {
        String facs = "#facs_" + ++pages;
        xml.open("pb").attribute("n", page.id()).attribute("facs", facs).close();
        int line = 0;
        for (int r = 0; r < page.regions().size(); r++) {
            Region region = page.regions().get(r);
            String place = facs + "_r" + (r + 1);
            switch (region) {
                case Region.Text text -> {
                    openText(text.kind(), place);
                    line = lines(text.lines(), facs, line);
                }
                case Region.Table table -> {
                    xml.open("ab").attribute("type", "table").attribute("facs", place);
                    line = lines(table.lines(), facs, line);
                }
                case Region.Picture picture ->
                    xml.open("ab").attribute("type", "picture").attribute("facs", place);
                case Region.Separator rule ->
                    xml.open("ab").attribute("type", "separator").attribute("facs", place);
            }
            xml.close();
        }
        if (page.regions().isEmpty()) {
            xml.open("ab").attribute("type", "blank").close();
        }
        xml.drainTo(out);
    }

    private void openText(Region.Kind kind, String place) {
        if (kind == Region.Kind.PARAGRAPH) {
            xml.open("p");
        } else {
            xml.open("ab").attribute("type", PageWriter.nameOf(kind));
        }
        xml.attribute("facs", place);
    }

    /** @return how many lines of the page are written now */
    private int lines(List<Line> lines, String facs, int before) {
        int number = before;
        for (Line line : lines) {
            String place = facs + "_l" + ++number;
            xml.open("lb").attribute("n", number).attribute("facs", place).close();
            int word = 0;
            for (Word read : line.words()) {
                xml.open("w").attribute("facs", place + "_w" + ++word);
                xml.attribute(
                        "cert", BigDecimal.valueOf(read.best().posterior()).toPlainString());
                xml.text(read.best().text()).close();
            }
        }
        return number;
    }
}
