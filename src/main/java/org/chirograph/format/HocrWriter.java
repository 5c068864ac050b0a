package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/**
 * Writes a document as hOCR 1.2, as XHTML that readers of HTML take as well. A word has its best reading, its box and
 * its posterior in per cent ({@code x_wconf}), with as many decimals as it has; a line has its box and the straight
 * line through its baseline's ends. Characters and other readings are not told: hOCR's ways of telling them put them
 * into the text.
 *
 * <p>Ids are numbered by page, line and word. hOCR has a place for the program, {@code ocr-system}, and none for its
 * settings: they follow the program's name there.
 */
public final class HocrWriter {
    private static final String BEGINNING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>";
    private static final String CAPABILITIES =
            "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_table ocr_image ocr_separator";

    private final XmlWriter xml = new XmlWriter(BEGINNING);
    private final OutputStream out;
    private int pages;

    private HocrWriter(OutputStream out) {
        this.out = out;
    }

    public static void write(PageSequence pages, OutputStream out) throws IOException {
        HocrWriter writer = new HocrWriter(out);
        writer.xml.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
        writer.head(pages);
        writer.xml.open("body");
        pages.forEach(writer::page);
        writer.xml.close().close();
        writer.xml.writeTo(out);
    }

    private void head(PageSequence pages) {
        xml.open("head").element("title", pages.title());
        meta("ocr-system", system(pages.history()));
        meta("ocr-capabilities", CAPABILITIES);
        meta("ocr-number-of-pages", Integer.toString(pages.size()));
        xml.close();
    }

    private static String system(List<ProcessingStep> history) {
        return history.isEmpty()
                ? "unknown"
                : String.join("; ", history.stream().map(HocrWriter::system).toList());
    }

    private static String system(ProcessingStep step) {
        String settings = step.settings().isEmpty() ? "" : " " + step.settings();
        return step.software() + " (" + step.name() + " " + step.at() + settings + ")";
    }

    private void meta(String name, String content) {
        xml.open("meta").attribute("name", name).attribute("content", content).close();
    }

    private void page(Page page) throws IOException {
        String id = "page_" + ++pages;
        String title = "image \"" + fileName(page.image()) + "\"; " + bbox(new Box(0, 0, page.width(), page.height()))
                + "; ppageno " + (pages - 1);
        open("div", "ocr_page", id, title);
        int number = 0;
        for (Region region : page.regions()) {
            region(region, id + "_r" + ++number);
        }
        if (page.regions().isEmpty()) {
            xml.text("");
        }
        xml.close();
        xml.drainTo(out);
    }

    private void region(Region region, String id) {
        String box = bbox(region.outline().box());
        switch (region) {
            case Region.Text text -> {
                open("div", "ocr_carea", id, box);
                open("p", "ocr_par", id + "_p", box);
                lines(text.lines(), id);
                xml.close().close();
            }
            case Region.Table table -> {
                open("div", "ocr_table", id, box);
                lines(table.lines(), id);
                xml.close();
            }
            case Region.Picture picture -> open("div", "ocr_image", id, box).closeEmpty();
            case Region.Separator rule -> open("div", "ocr_separator", id, box).closeEmpty();
        }
    }

    private void lines(List<Line> lines, String region) {
        if (lines.isEmpty()) {
            xml.text("");
        }
        int number = 0;
        for (Line line : lines) {
            line(line, region + "_l" + ++number);
        }
    }

    private void line(Line line, String id) {
        Box box = line.outline().box();
        open("span", "ocr_line", id, bbox(box) + "; " + baseline(line, box));
        if (line.words().isEmpty()) {
            xml.text("");
        }
        int number = 0;
        for (Word word : line.words()) {
            String title = bbox(word.box()) + "; x_wconf " + percent(word.best().posterior());
            open("span", "ocrx_word", id + "_w" + ++number, title);
            xml.text(word.best().text()).close();
        }
        xml.close();
    }

    private XmlWriter open(String element, String kind, String id, String title) {
        return xml.open(element).attribute("class", kind).id("id", id).attribute("title", title);
    }

    private static String bbox(Box box) {
        return "bbox " + box.x() + " " + box.y() + " " + box.right() + " " + box.bottom();
    }

    /**
     * Slope and height at the left edge, from the bottom left corner of the line's box, as the specification has it; of a
     * turned line by how much it is turned, counterclockwise.
     */
    private static String baseline(Line line, Box box) {
        QuarterTurn upright = QuarterTurn.of(line.baseline());
        if (upright != QuarterTurn.NONE) {
            return "textangle " + 90 * upright.quarters();
        }
        Point from = line.baseline().points().getFirst();
        Point to = line.baseline().points().getLast();
        double slope = to.x() == from.x() ? 0 : (to.y() - from.y()) / (double) (to.x() - from.x());
        double atLeft = from.y() + slope * (box.x() - from.x()) - box.bottom();
        return "baseline " + rounded(slope) + " " + Math.round(atLeft);
    }

    private static String rounded(double slope) {
        return BigDecimal.valueOf(Math.round(slope * 1e4), 4)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Exactly: a reader who moves the point back has the posterior again. */
    private static String percent(double posterior) {
        return BigDecimal.valueOf(posterior).movePointRight(2).toPlainString();
    }

    /** The grammar has no way to write a quote inside a quoted name. */
    private static String fileName(String name) {
        return name.replace("\"", "%22").replace('\n', ' ').replace('\r', ' ');
    }
}
