package org.chirograph.scan;

import static org.chirograph.scan.TestScans.picture;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.ImageWriterSpi;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** One sound file of every format and coding that is read, all of the same picture: what hostile files are made from. */
public final class SmallScans {
    private SmallScans() {}

    /** The files by their names, of the picture of even blocks. */
    public static Map<String, byte[]> ofBlocks() throws IOException {
        return of(picture(BufferedImage.TYPE_3BYTE_BGR));
    }

    /** The files by their names, of a picture in colour. */
    static Map<String, byte[]> of(BufferedImage colour) throws IOException {
        BufferedImage gray = as(BufferedImage.TYPE_BYTE_GRAY, colour);
        BufferedImage bits = as(BufferedImage.TYPE_BYTE_BINARY, colour);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("baseline.jpg", TestScans.withExif(TestScans.jpeg(colour), 1, 300));
        files.put("progressive.jpg", progressive(gray));
        files.put("colour.png", TestScans.png(colour));
        files.put("transparent.png", TestScans.png(as(BufferedImage.TYPE_INT_ARGB, colour)));
        files.put("bits.png", TestScans.png(bits));
        files.put("colour.jp2", TestScans.jpeg2000(colour));
        files.put("grey.jp2", TestScans.jpeg2000(gray));
        for (String coding : new String[] {"None", "LZW", "Deflate", "PackBits", "JPEG"}) {
            files.put(
                    coding.toLowerCase(java.util.Locale.ROOT) + ".tif", tiff(new TIFFImageWriterSpi(), coding, colour));
        }
        files.put("fax3.tif", tiff(new TIFFImageWriterSpi(), "CCITT T.4", bits));
        files.put("fax4.tif", tiff(new TIFFImageWriterSpi(), "CCITT T.6", bits));
        files.put("pages.tif", tiff(new TIFFImageWriterSpi(), "LZW", gray, bits));
        files.put("big.tif", tiff(new BigTIFFImageWriterSpi(), "LZW", gray));
        int width = colour.getWidth();
        int height = colour.getHeight();
        files.put("flate.pdf", pdf(width, height, d -> LosslessFactory.createFromImage(d, colour)));
        files.put("dct.pdf", pdf(width, height, d -> TestPdfs.jpegImage(d, TestScans.jpeg(gray))));
        files.put("fax.pdf", pdf(width, height, d -> CCITTFactory.createFromImage(d, bits)));
        files.put(
                "jpx.pdf",
                pdf(
                        width,
                        height,
                        d -> new PDImageXObject(
                                d,
                                new ByteArrayInputStream(TestScans.jpeg2000(colour)),
                                COSName.JPX_DECODE,
                                width,
                                height,
                                8,
                                PDDeviceRGB.INSTANCE)));
        files.put(
                "jbig2.pdf",
                pdf(
                        width,
                        height,
                        d -> new PDImageXObject(
                                d,
                                new ByteArrayInputStream(TestScans.jbig2(width, height, fax(d, bits))),
                                COSName.JBIG2_DECODE,
                                width,
                                height,
                                1,
                                PDDeviceGray.INSTANCE)));
        files.put("drawn.pdf", drawn(width, height));
        return files;
    }

    static BufferedImage as(int type, BufferedImage from) {
        BufferedImage to = new BufferedImage(from.getWidth(), from.getHeight(), type);
        Graphics2D graphics = to.createGraphics();
        graphics.drawImage(from, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return to;
    }

    private static byte[] progressive(BufferedImage image) throws IOException {
        return TestScans.jpeg(image, param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
    }

    private static byte[] tiff(ImageWriterSpi format, String coding, BufferedImage... pages) throws IOException {
        Path file = Files.createTempFile("small", ".tif");
        try {
            return Files.readAllBytes(TestScans.tiff(file, format, coding, pages));
        } finally {
            Files.delete(file);
        }
    }

    @FunctionalInterface
    interface Picture {
        PDImageXObject in(PDDocument document) throws IOException;
    }

    /** One page that a picture fills. */
    static byte[] pdf(int width, int height, Picture picture) throws IOException {
        return pdf(width, height, (d, c) -> c.drawImage(picture.in(d), 0, 0, width / 2f, height / 2f));
    }

    private static byte[] drawn(int width, int height) throws IOException {
        return pdf(width, height, (d, c) -> {
            c.beginText();
            c.setFont(new PDType1Font(Standard14Fonts.FontName.COURIER), 8);
            c.newLineAtOffset(2, 4);
            c.showText("abc");
            c.endText();
            c.addRect(1, 1, 3, 3);
            c.fill();
        });
    }

    static byte[] pdf(int width, int height, TestPdfs.Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(width / 2f, height / 2f));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                drawing.draw(document, content);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] fax(PDDocument document, BufferedImage bits) throws IOException {
        try (InputStream raw =
                CCITTFactory.createFromImage(document, bits).getCOSObject().createRawInputStream()) {
            return raw.readAllBytes();
        }
    }
}
