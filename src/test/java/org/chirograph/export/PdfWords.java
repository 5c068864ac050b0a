package org.chirograph.export;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.chirograph.page.Page;
import org.chirograph.page.Word;

/** The words that PDFBox's text extractor finds on a page, each with the box of its letters' glyphs. */
public final class PdfWords extends PDFTextStripper {
    /** Least intersection over union of a word's box in the PDF with that in the record. */
    private static final double IOU = 0.8;

    private record Found(String text, Rectangle2D box) {}

    private final List<Found> found = new ArrayList<>();
    private final double unit;
    private final double height;

    private PdfWords(PDPage sheet, Page page) {
        this.unit = sheet.getMediaBox().getWidth() / page.width();
        this.height = sheet.getMediaBox().getHeight();
    }

    /** How many of a record's words stand in the PDF with their text and, to the usual tolerance, their box. */
    public static int inPlace(PDDocument pdf, int index, Page record) throws IOException {
        return inPlace(pdf, index, record, false);
    }

    /** @param sorted whether the extractor goes by places, as it must where lines run in several directions */
    static int inPlace(PDDocument pdf, int index, Page record, boolean sorted) throws IOException {
        PdfWords words = new PdfWords(pdf.getPage(index), record);
        words.setSortByPosition(sorted);
        words.setStartPage(index + 1);
        words.setEndPage(index + 1);
        words.writeText(pdf, Writer.nullWriter());
        return (int) record.lines()
                .flatMap(line -> line.words().stream())
                .filter(words::isFound)
                .count();
    }

    private boolean isFound(Word word) {
        var box = new Rectangle2D.Double(
                word.box().x(), word.box().y(), word.box().width(), word.box().height());
        return found.stream().anyMatch(f -> f.text.equals(word.best().text()) && iou(f.box, box) >= IOU);
    }

    private static double iou(Rectangle2D a, Rectangle2D b) {
        Rectangle2D shared = a.createIntersection(b);
        double both = Math.max(0, shared.getWidth()) * Math.max(0, shared.getHeight());
        return both / (a.getWidth() * a.getHeight() + b.getWidth() * b.getHeight() - both);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        StringBuilder word = new StringBuilder();
        Rectangle2D box = null;
        for (TextPosition position : positions) {
            if (position.getUnicode().isBlank()) {
                add(word, box);
                word.setLength(0);
                box = null;
            } else {
                word.append(position.getUnicode());
                Rectangle2D letter = boxOf(position);
                box = box == null ? letter : box.createUnion(letter);
            }
        }
        add(word, box);
    }

    private void add(StringBuilder word, Rectangle2D box) {
        if (box != null) {
            found.add(new Found(word.toString(), box));
        }
    }

    /** In scan pixels. */
    private Rectangle2D boxOf(TextPosition position) throws IOException {
        PDType0Font font = (PDType0Font) position.getFont();
        int code = position.getCharacterCodes()[0];
        Rectangle2D glyph = font.getPath(code).getBounds2D();
        var place = position.getTextMatrix().createAffineTransform();
        place.scale(1 / 1000.0, 1 / 1000.0);
        Rectangle2D onSheet = place.createTransformedShape(glyph).getBounds2D();
        return new Rectangle2D.Double(
                onSheet.getX() / unit,
                (height - onSheet.getMaxY()) / unit,
                onSheet.getWidth() / unit,
                onSheet.getHeight() / unit);
    }
}
