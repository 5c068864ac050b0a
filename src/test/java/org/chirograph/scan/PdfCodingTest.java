package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestPdfs.fill;
import static org.chirograph.scan.TestPdfs.page;
import static org.chirograph.scan.TestPdfs.pdf;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.image.GrayImage;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages whose picture is coded in a way of its own. */
class PdfCodingTest {
    @TempDir
    private Path folder;

    @Test
    void aPageInFaxCodingIsBlackAndWhite() throws Exception {
        BufferedImage image = picture(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> x / 8 + y / 8 & 1);
        Path file = pdf(folder, page(), (d, c) -> fill(c, CCITTFactory.createFromImage(d, image)));
        TestScans.assertPixels(onlyPage(file).pixels(), WIDTH, HEIGHT, 0, (x, y) -> 255 * (x / 8 + y / 8 & 1));
    }

    @Test
    void aPageInJbig2IsBlackAndWhite() throws Exception {
        Path file = pdf(folder, page(), (d, c) -> fill(c, jbig2(d, TestScans.jbig2(WIDTH, HEIGHT, fax(d)))));
        TestScans.assertPixels(onlyPage(file).pixels(), WIDTH, HEIGHT, 0, (x, y) -> 255 * (x / 8 + y / 8 & 1));
    }

    @Test
    void refusesAJbig2PageThatAnnouncesMoreThanThePdf() throws Exception {
        Path file = pdf(folder, page(), (d, c) -> fill(c, jbig2(d, TestScans.jbig2(1 << 20, 1 << 20, fax(d)))));
        assertThat(failure(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aPageThatIsOneJpeg2000IsThatPicture() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            Path file = pdf(folder, page(), (d, c) -> fill(c, jpeg2000(d, type)));
            assertKnown(onlyPage(file).pixels(), 1);
        }
    }

    @Test
    void jpeg2000BesideOthersIsRenderedInGrey() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            Path file = pdf(folder, new PDPage(new PDRectangle(WIDTH, HEIGHT)), (d, c) -> {
                c.drawImage(jpeg2000(d, type), 0, 0, WIDTH, HEIGHT);
                c.addRect(0, 0, 1, 1);
                c.fill();
            });
            GrayImage pixels = onlyPage(file).pixels();
            assertThat(List.of(pixels.width(), pixels.height()))
                    .isEqualTo(List.of(WIDTH * 300 / 72, HEIGHT * 300 / 72));
            // Java's grey images have another gamma, which PDFBox renders: colours alone are told to the digit.
            int tolerance = type == BufferedImage.TYPE_BYTE_GRAY ? 60 : 4;
            assertThat(pixels.at(4 * 300 / 72, 4 * 300 / 72)).isCloseTo(TestScans.known(4, 4), within(tolerance));
        }
    }

    private static byte[] fax(PDDocument document) throws IOException {
        BufferedImage image = picture(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> x / 8 + y / 8 & 1);
        try (InputStream raw =
                CCITTFactory.createFromImage(document, image).getCOSObject().createRawInputStream()) {
            return raw.readAllBytes();
        }
    }

    private static PDImageXObject jbig2(PDDocument document, byte[] stream) throws IOException {
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(stream),
                COSName.JBIG2_DECODE,
                WIDTH,
                HEIGHT,
                1,
                PDDeviceGray.INSTANCE);
    }

    private static PDImageXObject jpeg2000(PDDocument document, int type) throws IOException {
        boolean gray = type == BufferedImage.TYPE_BYTE_GRAY;
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(TestScans.jpeg2000(picture(type))),
                COSName.JPX_DECODE,
                WIDTH,
                HEIGHT,
                8,
                gray ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE);
    }
}
