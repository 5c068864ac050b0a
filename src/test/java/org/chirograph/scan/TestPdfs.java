package org.chirograph.scan;

import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.jpeg;
import static org.chirograph.scan.TestScans.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** PDFs to be scanned, of one page and more. */
final class TestPdfs {
    /** Page size in units of 1/72 inch: the picture then has 144 dpi. */
    static final float PAGE_WIDTH = WIDTH / 2f;

    static final float PAGE_HEIGHT = HEIGHT / 2f;

    @FunctionalInterface
    interface Drawing {
        void draw(PDDocument document, PDPageContentStream content) throws IOException;
    }

    private TestPdfs() {}

    static Path pdf(Path folder, PDPage page, Drawing drawing) throws IOException {
        Path file = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            add(document, page, drawing);
            document.save(file.toFile());
        }
        return file;
    }

    static void add(PDDocument document, PDPage page, Drawing drawing) throws IOException {
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            drawing.draw(document, content);
        }
    }

    static PDPage page() {
        return new PDPage(new PDRectangle(PAGE_WIDTH, PAGE_HEIGHT));
    }

    static void fill(PDPageContentStream content, PDImageXObject image) throws IOException {
        content.drawImage(image, 0, 0, PAGE_WIDTH, PAGE_HEIGHT);
    }

    /** In colours: the factory writes grey images with another gamma. */
    static PDImageXObject lossless(PDDocument document) throws IOException {
        return LosslessFactory.createFromImage(document, picture(BufferedImage.TYPE_INT_RGB));
    }

    static PDImageXObject jpegImage(PDDocument document, byte[] jpeg) throws IOException {
        return JPEGFactory.createFromStream(document, new ByteArrayInputStream(jpeg));
    }
}
