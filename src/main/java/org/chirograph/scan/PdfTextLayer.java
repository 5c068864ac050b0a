package org.chirograph.scan;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** Takes the text of a PDF page, visible or not, in the lines and words that PDFBox groups it into. */
final class PdfTextLayer extends PDFTextStripper {
    /** How far letters reach below and above their baseline, as shares of the type size; usual for text faces. */
    private static final double DESCENT = 0.22;

    private static final double ASCENT = 0.75;

    private final Rectangle2D shown;
    private final double cropLeft;
    private final double cropBottom;
    private final int turn;
    private final ScanPage page;
    private final List<TextLayer.Line> lines = new ArrayList<>();
    private final List<TextLayer.Word> words = new ArrayList<>();
    private final List<TextPosition> positions = new ArrayList<>();

    private PdfTextLayer(PDDocument document, int index, Rectangle2D shown, ScanPage page) {
        var source = document.getPage(index);
        this.shown = shown;
        this.cropLeft = source.getCropBox().getLowerLeftX();
        this.cropBottom = source.getCropBox().getLowerLeftY();
        this.turn = source.getRotation();
        this.page = page;
        setStartPage(index + 1);
        setEndPage(index + 1);
    }

    /**
     * The text of a page, or none when it has none.
     *
     * @param shown the part of the page, in page units with y upwards, that fills the scan
     */
    static Optional<TextLayer> of(PDDocument document, int index, Rectangle2D shown, ScanPage page) throws IOException {
        PdfTextLayer stripper = new PdfTextLayer(document, index, shown, page);
        stripper.writeText(document, Writer.nullWriter());
        stripper.endLine();
        return stripper.lines.isEmpty() ? Optional.empty() : Optional.of(new TextLayer(stripper.lines));
    }

    @Override
    protected void writeString(String text, List<TextPosition> letters) {
        List<TextLayer.Letter> word = new ArrayList<>();
        for (TextPosition letter : letters) {
            String plain = printable(letter.getUnicode());
            if (plain.isEmpty()) {
                endWord(word); // a space that was written, where others leave a gap
            } else {
                word.add(letter(plain, letter));
                positions.add(letter);
            }
        }
        endWord(word);
    }

    private void endWord(List<TextLayer.Letter> word) {
        if (!word.isEmpty()) {
            words.add(new TextLayer.Word(word));
            word.clear();
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    private void endLine() {
        if (!words.isEmpty()) {
            TextPosition first = positions.getFirst();
            TextPosition last = positions.getLast();
            TextLayer.Spot from = spot(
                    first.getTextMatrix().getTranslateX(), first.getTextMatrix().getTranslateY());
            double size = Math.hypot(up(first).x(), up(first).y()) * view(false) / shown.getHeight();
            lines.add(new TextLayer.Line(words, from, spot(last.getEndX(), last.getEndY()), size));
        }
        words.clear();
        positions.clear();
    }

    private TextLayer.Letter letter(String text, TextPosition position) {
        Matrix at = position.getTextMatrix();
        TextLayer.Spot up = up(position);
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (double rise : new double[] {-DESCENT, ASCENT}) {
            for (boolean end : new boolean[] {false, true}) {
                TextLayer.Spot corner = spot(
                        (end ? position.getEndX() : at.getTranslateX()) + rise * up.x(),
                        (end ? position.getEndY() : at.getTranslateY()) + rise * up.y());
                left = Math.min(left, corner.x());
                top = Math.min(top, corner.y());
                right = Math.max(right, corner.x());
                bottom = Math.max(bottom, corner.y());
            }
        }
        return new TextLayer.Letter(text, left, top, right, bottom);
    }

    /** Upwards from the baseline, as long as the type is large, in page units. */
    private static TextLayer.Spot up(TextPosition position) {
        return new TextLayer.Spot(
                position.getTextMatrix().getShearX(), position.getTextMatrix().getScaleY());
    }

    /** From page units, counted from the crop box's lower left corner, to scan pixels. */
    private TextLayer.Spot spot(double x, double y) {
        double across = (x + cropLeft - shown.getMinX()) / shown.getWidth() * view(true);
        double down = (shown.getMaxY() - y - cropBottom) / shown.getHeight() * view(false);
        return switch (turn) {
            case 90 -> new TextLayer.Spot(view(false) - down, across);
            case 180 -> new TextLayer.Spot(view(true) - across, view(false) - down);
            case 270 -> new TextLayer.Spot(down, view(true) - across);
            default -> new TextLayer.Spot(across, down);
        };
    }

    /** Width or height of the scan before the page's own turn, in pixels. */
    private int view(boolean width) {
        boolean across = turn % 180 == 0 == width;
        return across ? page.pixels().width() : page.pixels().height();
    }

    /** Without what no text file may hold. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
                    default -> true;
                })
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
