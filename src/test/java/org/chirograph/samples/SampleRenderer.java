package org.chirograph.samples;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chirograph.format.PageWriter;
import org.chirograph.page.Box;
import org.chirograph.page.Region.Kind;

/**
 * Draws the pages of {@code samples/} and writes their exact truth. Run by hand when a page is to change, with the fonts
 * that docs/samples.md names; the files are part of the repository. The argument is the folder.
 */
public final class SampleRenderer {
    private static final int[] OLD_WHITE = {233, 225, 203};
    private static final int[] BUFF = {224, 207, 170};
    private static final int[] PALE = {238, 234, 222};
    private static final int[] BLACK = {38, 36, 40};
    private static final int[] VIOLET = {62, 48, 112};

    /** A4. */
    private static final double WIDTH_INCHES = 8.27;

    private static final double HEIGHT_INCHES = 11.69;

    /** Single line spacing: six lines an inch. */
    private static final double SINGLE = 1 / 6.0;

    private final Path folder;

    private SampleRenderer(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        SampleRenderer renderer = new SampleRenderer(Path.of(args[0]));
        renderer.letter();
        renderer.memorandum();
        renderer.report();
        renderer.minutes();
        renderer.bulletin();
        renderer.inventory();
    }

    /** Thin paper: what is typed on the other side shows through. */
    private void letter() throws IOException {
        Typewriter machine = Typewriter.of("opentype/courier-prime/Courier Prime.otf", 10, 1.2, 0.82, 0.9);
        TypedPage page = new TypedPage(sheet(200, 1.2, 1), machine);
        page.text(Kind.HEADING, 1.0, 1.0, SINGLE, SampleText.LETTER_HEAD);
        page.text(Kind.PARAGRAPH, 5.0, 1.8, SINGLE, SampleText.LETTER_DATE);
        page.text(Kind.PARAGRAPH, 1.0, 2.4, SINGLE, SampleText.LETTER_SUBJECT);
        page.text(Kind.PARAGRAPH, 1.0, 3.0, 1.5 * SINGLE, SampleText.LETTER);
        page.text(Kind.PARAGRAPH, 5.2, 9.7, SINGLE, SampleText.LETTER_SIGNATURE);
        TypedPage back = new TypedPage(sheet(200, -0.7, 2), machine);
        back.text(Kind.PARAGRAPH, 1.1, 2.6, 2 * SINGLE, SampleText.LETTER_BACK);
        Paper paper = new Paper(OLD_WHITE, VIOLET, 9, 3, 14, Optional.empty(), List.of(), 3);
        SampleFiles.jpeg(paper.scan(page.sheet(), Optional.of(back.sheet())), 200, 0.82f, file("lettre-1912.jpg"));
        truth(List.of(page), "lettre-1912.jpg");
    }

    /** Smaller than the scanner's bed, which is dark, and punched for a binder. */
    private void memorandum() throws IOException {
        TypedPage page =
                new TypedPage(sheet(220, -1.6, 4), Typewriter.of("truetype/freefont/FreeMono.ttf", 10, 2.6, 0.84, 0.7));
        page.text(Kind.HEADING, 3.6, 1.3, SINGLE, SampleText.MEMORANDUM_HEAD);
        page.text(Kind.PARAGRAPH, 1.3, 1.9, 1.5 * SINGLE, SampleText.MEMORANDUM_ADDRESS);
        page.text(Kind.HEADING, 1.3, 3.0, SINGLE, SampleText.MEMORANDUM_SUBJECT);
        page.text(Kind.PARAGRAPH, 1.3, 3.5, 2 * SINGLE, SampleText.MEMORANDUM);
        page.text(Kind.PARAGRAPH, 5.0, 9.1, SINGLE, SampleText.MEMORANDUM_SIGNATURE);
        Box cut = Box.between(70, 90, 1780, 2420);
        List<Point2D> holes = List.of(new Point2D.Double(150, 980), new Point2D.Double(150, 1670));
        Paper paper = new Paper(BUFF, BLACK, 10, 4, 8, Optional.of(cut), holes, 5);
        SampleFiles.jpeg(paper.scan(page.sheet(), Optional.empty()), 220, 0.8f, file("memorandum-1934.jpg"));
        truth(List.of(page), "memorandum-1934.jpg");
    }

    private void report() throws IOException {
        Typewriter machine = Typewriter.of("truetype/gnutypewriter/GNUTypewriter.ttf", 10, 0.3, 0.88, 0.5);
        TypedPage first = new TypedPage(sheet(200, 0.6, 6), machine);
        first.text(Kind.PAGE_NUMBER, 4.0, 0.7, SINGLE, "- 1 -");
        first.text(Kind.HEADING, 1.6, 1.3, SINGLE, SampleText.REPORT_HEAD);
        first.text(Kind.PARAGRAPH, 1.0, 2.1, 2 * SINGLE, SampleText.REPORT_1);
        TypedPage second = new TypedPage(sheet(200, -0.9, 7), machine);
        second.text(Kind.PAGE_NUMBER, 4.0, 0.7, SINGLE, "- 2 -");
        second.text(Kind.PARAGRAPH, 1.0, 1.4, 2 * SINGLE, SampleText.REPORT_2);
        second.text(Kind.PARAGRAPH, 4.2, 8.2, SINGLE, SampleText.REPORT_SIGNATURE);
        Paper paper = new Paper(PALE, BLACK, 5, 2.5, 3, Optional.empty(), List.of(), 8);
        List<BufferedImage> images = new ArrayList<>();
        for (TypedPage page : List.of(first, second)) {
            images.add(paper.scan(page.sheet(), Optional.empty()));
        }
        SampleFiles.pdf(images, 200, 0.8f, file("report-1931.pdf"));
        truth(List.of(first, second), "report-1931.pdf");
    }

    /** As from a microfilm: black and white. */
    private void minutes() throws IOException {
        Typewriter machine = Typewriter.of("truetype/tlwg/TlwgTypewriter.ttf", 10, 1.0, 0.85, 0.8);
        TypedPage first = new TypedPage(sheet(240, -1.1, 9), machine);
        first.text(Kind.HEADING, 2.7, 1.2, 1.5 * SINGLE, SampleText.MINUTES_HEAD);
        first.text(Kind.PARAGRAPH, 1.0, 2.2, 2 * SINGLE, SampleText.MINUTES_1);
        TypedPage second = new TypedPage(sheet(240, 1.4, 10), machine);
        second.text(Kind.PARAGRAPH, 1.0, 1.3, 2 * SINGLE, SampleText.MINUTES_2);
        second.text(Kind.PARAGRAPH, 4.0, 6.4, SINGLE, SampleText.MINUTES_SIGNATURE);
        Paper paper = new Paper(OLD_WHITE, BLACK, 10, 9, 10, Optional.empty(), List.of(), 11);
        List<BufferedImage> images = new ArrayList<>();
        for (TypedPage page : List.of(first, second)) {
            images.add(bitonal(paper.scan(page.sheet(), Optional.empty())));
        }
        SampleFiles.tiff(images, 240, file("proces-verbal-1909.tif"));
        truth(List.of(first, second), "proces-verbal-1909.tif");
    }

    /** Two columns and a note in the margin. */
    private void bulletin() throws IOException {
        TypedPage page = new TypedPage(
                sheet(240, 1.0, 12), Typewriter.of("opentype/urw-base35/NimbusMonoPS-Regular.otf", 12, 2.4, 0.85, 0.6));
        page.text(Kind.HEADING, 1.75, 1.0, SINGLE, SampleText.BULLETIN_HEAD);
        page.text(Kind.MARGINALIA, 0.55, 3.9, SINGLE, SampleText.BULLETIN_MARGIN);
        page.text(Kind.PARAGRAPH, 1.75, 1.8, 1.5 * SINGLE, SampleText.BULLETIN_LEFT);
        page.text(Kind.PARAGRAPH, 5.0, 1.8, 1.5 * SINGLE, SampleText.BULLETIN_RIGHT);
        Paper paper = new Paper(PALE, BLACK, 7, 3, 6, Optional.empty(), List.of(), 13);
        SampleFiles.jpeg(paper.scan(page.sheet(), Optional.empty()), 240, 0.8f, file("bulletin-1926.jpg"));
        truth(List.of(page), "bulletin-1926.jpg");
    }

    /** Short entries between ruled lines; grey. */
    private void inventory() throws IOException {
        TypedPage page = new TypedPage(
                sheet(200, -0.8, 14), Typewriter.of("opentype/courier-prime/Courier Prime.otf", 10, 1.4, 0.8, 1.0));
        double[] columns = {1.1, 1.8, 4.4, 6.0};
        page.text(Kind.HEADING, 2.3, 1.2, 1.5 * SINGLE, SampleText.INVENTORY_HEAD);
        page.table(columns, 2.4, 2 * SINGLE, SampleText.INVENTORY);
        page.text(Kind.PARAGRAPH, 4.4, 7.6, 2 * SINGLE, SampleText.INVENTORY_FOOT);
        double bottom = (2.4 + 12 * 2 * SINGLE + 0.15) * 200;
        for (double x : new double[] {1.0, 1.65, 4.25, 5.85, 7.3}) {
            page.sheet().rule(x * 200, 2.15 * 200, x * 200, bottom, 1.6, 0.6);
        }
        for (double y : new double[] {2.15, 2.53, bottom / 200}) {
            page.sheet().rule(200, y * 200, 7.3 * 200, y * 200, 1.6, 0.6);
        }
        Paper paper = new Paper(OLD_WHITE, BLACK, 6, 0, 4, Optional.empty(), List.of(), 15);
        SampleFiles.png(gray(paper.scan(page.sheet(), Optional.empty())), 200, file("inventaire-1913.png"));
        truth(List.of(page), "inventaire-1913.png");
    }

    private static Sheet sheet(int dpi, double skew, long seed) {
        int width = (int) Math.round(WIDTH_INCHES * dpi);
        return new Sheet(width, (int) Math.round(HEIGHT_INCHES * dpi), dpi, skew, seed);
    }

    private Path file(String name) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(name);
    }

    private void truth(List<TypedPage> pages, String image) throws IOException {
        Path truth = folder.resolve("truth").resolve(image.substring(0, image.lastIndexOf('.')));
        Files.createDirectories(truth);
        for (int i = 0; i < pages.size(); i++) {
            String id = String.format(Locale.ROOT, "%04d", i + 1);
            PageWriter.write(pages.get(i).truth(id, image), truth.resolve(id + ".xml"));
        }
    }

    /** Samples are set directly: Java's own conversion would change the gamma. */
    private static BufferedImage gray(BufferedImage image) {
        return reduced(image, BufferedImage.TYPE_BYTE_GRAY, value -> value);
    }

    private static BufferedImage bitonal(BufferedImage image) {
        return reduced(image, BufferedImage.TYPE_BYTE_BINARY, value -> value < 148 ? 0 : 1);
    }

    private static BufferedImage reduced(BufferedImage image, int type, java.util.function.IntUnaryOperator change) {
        BufferedImage out = new BufferedImage(image.getWidth(), image.getHeight(), type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int value = ((rgb >> 16 & 0xff) * 77 + (rgb >> 8 & 0xff) * 151 + (rgb & 0xff) * 28) >> 8;
                out.getRaster().setSample(x, y, 0, change.applyAsInt(value));
            }
        }
        return out;
    }
}
