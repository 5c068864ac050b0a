package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.JPEG_LOSS;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.assertFails;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.jpeg;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfScanTest {
    /** Page size in units of 1/72 inch: the picture then has 144 dpi. */
    private static final float PAGE_WIDTH = WIDTH / 2f;

    private static final float PAGE_HEIGHT = HEIGHT / 2f;

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Drawing {
        void draw(PDDocument document, PDPageContentStream content) throws IOException;
    }

    @Test
    void aPageThatIsOneJpegIsThatJpeg() throws Exception {
        byte[] jpeg = jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        Path file = pdf(page(), (d, c) -> fill(c, jpegImage(d, jpeg)));
        ScanPage page = onlyPage(file);
        assertThat(page.pixels().pixels()).isEqualTo(ImageCodec.decodeGray(jpeg).pixels());
        assertThat(page.dpi()).isCloseTo(144, within(0.01));
    }

    @Test
    void aPageThatIsOneLosslessImageIsThatImage() throws Exception {
        assertKnown(onlyPage(pdf(page(), (d, c) -> fill(c, lossless(d)))).pixels(), 0);
    }

    @Test
    void aPageInFaxCodingIsBlackAndWhite() throws Exception {
        BufferedImage image = picture(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> x / 8 + y / 8 & 1);
        Path file = pdf(page(), (d, c) -> fill(c, CCITTFactory.createFromImage(d, image)));
        TestScans.assertPixels(onlyPage(file).pixels(), WIDTH, HEIGHT, 0, (x, y) -> 255 * (x / 8 + y / 8 & 1));
    }

    @Test
    void aPageInJbig2IsBlackAndWhite() throws Exception {
        Path file = pdf(page(), (d, c) -> fill(c, jbig2(d, TestScans.jbig2(WIDTH, HEIGHT, fax(d)))));
        TestScans.assertPixels(onlyPage(file).pixels(), WIDTH, HEIGHT, 0, (x, y) -> 255 * (x / 8 + y / 8 & 1));
    }

    @Test
    void refusesAJbig2PageThatAnnouncesMoreThanThePdf() throws Exception {
        Path file = pdf(page(), (d, c) -> fill(c, jbig2(d, TestScans.jbig2(1 << 20, 1 << 20, fax(d)))));
        assertThat(failure(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aPageThatIsOneJpeg2000IsThatPicture() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            Path file = pdf(page(), (d, c) -> fill(c, jpeg2000(d, type)));
            assertKnown(onlyPage(file).pixels(), 1);
        }
    }

    @Test
    void jpeg2000BesideOthersIsRenderedInGrey() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            Path file = pdf(new PDPage(new PDRectangle(WIDTH, HEIGHT)), (d, c) -> {
                c.drawImage(jpeg2000(d, type), 0, 0, WIDTH, HEIGHT);
                c.addRect(0, 0, 1, 1);
                c.fill();
            });
            GrayImage pixels = onlyPage(file).pixels();
            assertThat(List.of(pixels.width(), pixels.height())).isEqualTo(List.of(WIDTH * 300 / 72, HEIGHT * 300 / 72));
            // Java's grey images have another gamma, which PDFBox renders: colours alone are told to the digit.
            int tolerance = type == BufferedImage.TYPE_BYTE_GRAY ? 60 : 4;
            assertThat(pixels.at(4 * 300 / 72, 4 * 300 / 72)).isCloseTo(TestScans.known(4, 4), within(tolerance));
        }
    }

    /** As scanners with little memory cut a page: each image with all of the resolution, none the whole page. */
    @Test
    void aPageInStripsIsRenderedAtTheirResolution() throws Exception {
        float half = 3.84f;
        Path file = pdf(new PDPage(new PDRectangle(11.52f, 2 * half)), (d, c) -> {
            c.drawImage(part(d, 0), 0, half, 11.52f, half);
            c.drawImage(part(d, 16), 0, 0, 11.52f, half);
        });
        ScanPage page = onlyPage(file);
        assertThat(page.dpi()).isCloseTo(300, within(0.1));
        assertThat(List.of(page.pixels().width(), page.pixels().height())).isEqualTo(List.of(WIDTH, HEIGHT));
        for (int y = 4; y < HEIGHT; y += 8) {
            for (int x = 4; x < WIDTH; x += 8) {
                assertThat(page.pixels().at(x, y)).isCloseTo(TestScans.known(x, y), within(2));
            }
        }
    }

    @Test
    void whatTheCropBoxHidesIsNotRead() throws Exception {
        PDPage cropped = new PDPage(new PDRectangle(11.52f, 7.68f));
        cropped.setCropBox(new PDRectangle(5.76f, 3.84f, 5.76f, 3.84f));
        cropped.setRotation(180);
        Path file = pdf(cropped, (d, c) -> c.drawImage(lossless(d), 0, 0, 11.52f, 7.68f));
        ScanPage page = onlyPage(file);
        assertThat(List.of(page.pixels().width(), page.pixels().height())).isEqualTo(List.of(WIDTH / 2, HEIGHT / 2));
        for (int y = 4; y < HEIGHT / 2; y += 8) {
            for (int x = 4; x < WIDTH / 2; x += 8) {
                // The upper right quarter, upside down.
                assertThat(page.pixels().at(x, y)).isCloseTo(TestScans.known(47 - x, 15 - y), within(2));
            }
        }
    }

    @Test
    void givesThePagesOwnTextWhereItStands() throws Exception {
        for (int rotation : new int[] {0, 180}) {
            PDPage turned = new PDPage(new PDRectangle(400, 200));
            turned.setRotation(rotation);
            Path file = pdf(turned, (d, c) -> {
                c.drawImage(lossless(d), 0, 0, 400, 200);
                c.beginText();
                c.setRenderingMode(RenderingMode.NEITHER);
                c.setFont(new PDType1Font(FontName.COURIER), 20);
                c.newLineAtOffset(100, 150);
                c.showText("radium ore");
                c.endText();
            });
            try (ScanDocument document = ScanDocument.open(file, ScanLimits.DEFAULT)) {
                ScanPage page = document.page(0);
                TextLayer.Line line =
                        document.text(0, page).orElseThrow().lines().getFirst();
                assertThat(line.words()).hasSize(2);
                TextLayer.Letter r = line.words().getFirst().letters().getFirst();
                assertThat(r.text()).isEqualTo("r");
                // 100 of 400 from the left and 50 of 200 from the top, to the baseline, before the page is turned.
                double x = page.pixels().width() * 0.25;
                double y = page.pixels().height() * 0.25;
                boolean right = rotation == 90 || rotation == 180;
                boolean down = rotation == 180 || rotation == 270;
                assertThat(line.from().x()).isCloseTo(right ? page.pixels().width() - x : x, within(0.1));
                assertThat(line.from().y()).isCloseTo(down ? page.pixels().height() - y : y, within(0.1));
                double size = 20.0 / 400 * WIDTH;
                double scaleY = 20.0 / 200 * HEIGHT;
                assertThat(line.typeSize()).isCloseTo(rotation % 180 == 0 ? scaleY : size, within(3.0));
                assertThat(r.right() - r.left()).isPositive();
                assertThat(r.bottom() - r.top()).isPositive();
            }
        }
    }

    @Test
    void refusesAStreamThatUnpacksToFarMoreThanItsPicture() throws Exception {
        Path file = pdf(page(), (d, c) -> {
            PDStream zeros = new PDStream(d);
            try (OutputStream out = zeros.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 300; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
            PDImageXObject image = new PDImageXObject(zeros, null);
            image.setWidth(WIDTH);
            image.setHeight(HEIGHT);
            image.setBitsPerComponent(8);
            image.setColorSpace(PDDeviceGray.INSTANCE);
            fill(c, image);
        });
        ScanException failure = failure(file, ScanLimits.DEFAULT.withDecodedBytes(64 << 20));
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure).hasMessageContaining("unpack to more than 64 MB");
    }

    /** Each form draws the next one twice: a billion drawings at the thirtieth. */
    @Test
    void refusesFormsThatContainEachOtherOverAndOver() throws Exception {
        Path file = pdf(page(), (d, c) -> {
            PDFormXObject inner = form(d, null);
            for (int i = 0; i < 40; i++) {
                inner = form(d, inner);
            }
            c.drawForm(inner);
        });
        assertThat(failure(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aFormThatContainsItselfIsDrawnAndNoMore() throws Exception {
        Path file = pdf(page(), (d, c) -> {
            PDFormXObject form = form(d, null);
            form.getResources().put(COSName.getPDFName("X"), form);
            try (OutputStream out = form.getContentStream().createOutputStream()) {
                out.write("/X Do".getBytes(StandardCharsets.US_ASCII));
            }
            c.drawForm(form);
        });
        assertThat(onlyPage(file).pixels().at(0, 0)).isEqualTo(255);
    }

    @Test
    void refusesAListOfPagesThatCountsWhatItDoesNotHold() throws Exception {
        Path file = pdf(page(), (d, c) -> d.getPages().getCOSObject().setInt(COSName.COUNT, 90_000));
        assertFails(file, Reason.CORRUPT, "announces 90000 pages");
    }

    private static PDFormXObject form(PDDocument document, PDFormXObject inner) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(PAGE_WIDTH, PAGE_HEIGHT));
        form.setResources(new PDResources());
        if (inner != null) {
            form.getResources().put(COSName.getPDFName("X"), inner);
            try (OutputStream out = form.getContentStream().createOutputStream()) {
                out.write("/X Do /X Do".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return form;
    }

    private static PDImageXObject part(PDDocument document, int from) throws IOException {
        return LosslessFactory.createFromImage(
                document, picture(BufferedImage.TYPE_INT_RGB).getSubimage(0, from, WIDTH, HEIGHT / 2));
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

    @Test
    void standsAsAViewerShowsItWhateverTurnsAndMirrorsIt() throws Exception {
        float w = PAGE_WIDTH;
        float h = PAGE_HEIGHT;
        List<Matrix> upright = List.of(
                new Matrix(w, 0, 0, h, 0, 0),
                new Matrix(-w, 0, 0, h, w, 0),
                new Matrix(w, 0, 0, -h, 0, h),
                new Matrix(-w, 0, 0, -h, w, h));
        List<Matrix> turned = List.of(
                new Matrix(0, w, h, 0, 0, 0),
                new Matrix(0, w, -h, 0, h, 0),
                new Matrix(0, -w, h, 0, 0, w),
                new Matrix(0, -w, -h, 0, h, w));
        for (int rotation = 0; rotation < 360; rotation += 90) {
            for (Matrix placed : upright) {
                assertShownAlike(new PDPage(new PDRectangle(w, h)), rotation, placed);
            }
            for (Matrix placed : turned) {
                assertShownAlike(new PDPage(new PDRectangle(h, w)), rotation, placed);
            }
        }
    }

    /** The oracle is PDFBox's own rendering, compared in the middle of every block. */
    private void assertShownAlike(PDPage page, int rotation, Matrix placed) throws Exception {
        page.setRotation(rotation);
        Path file = pdf(page, (d, c) -> c.drawImage(lossless(d), placed));
        GrayImage taken = onlyPage(file).pixels();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            BufferedImage shown = new PDFRenderer(document).renderImageWithDPI(0, 144, ImageType.RGB);
            assertThat(List.of(taken.width(), taken.height())).isEqualTo(List.of(shown.getWidth(), shown.getHeight()));
            for (int y = 4; y < taken.height(); y += 8) {
                for (int x = 4; x < taken.width(); x += 8) {
                    assertThat(taken.at(x, y))
                            .as("turned by %d, placed %s, at %d, %d", rotation, placed, x, y)
                            .isCloseTo(shown.getRGB(x, y) & 0xff, within(2));
                }
            }
        }
    }

    @Test
    void invisibleTextOverTheImageDoesNotCount() throws Exception {
        Path file = pdf(page(), (d, c) -> {
            fill(c, lossless(d));
            c.beginText();
            c.setRenderingMode(RenderingMode.NEITHER);
            c.setFont(new PDType1Font(FontName.COURIER), 4);
            c.showText("radium");
            c.endText();
        });
        assertKnown(onlyPage(file).pixels(), 0);
    }

    @Test
    void whatTheImageCoversDoesNotCount() throws Exception {
        Path file = pdf(page(), (d, c) -> {
            c.setNonStrokingColor(Color.RED);
            c.addRect(0, 0, PAGE_WIDTH, PAGE_HEIGHT);
            c.fill();
            fill(c, lossless(d));
        });
        assertKnown(onlyPage(file).pixels(), 0);
    }

    @Test
    void aPageWithMoreThanAnImageIsRendered() throws Exception {
        Path file = pdf(new PDPage(new PDRectangle(72, 36)), (d, c) -> {
            c.drawImage(lossless(d), 0, 0, 72, 36);
            c.addRect(36, 18, 36, 18);
            c.fill();
        });
        ScanPage page = onlyPage(file);
        assertThat(page.dpi()).isCloseTo(300, within(0.01));
        assertThat(List.of(page.pixels().width(), page.pixels().height())).isEqualTo(List.of(300, 150));
        assertThat(page.pixels().at(225, 40)).isZero();
        assertThat(page.pixels().at(10, 10)).isCloseTo(TestScans.known(0, 0), within(1));
    }

    @Test
    void aDrawnPageIsRenderedOverWhite() throws Exception {
        Path file = pdf(new PDPage(new PDRectangle(72, 72)), (d, c) -> {
            c.addRect(36, 0, 36, 72);
            c.fill();
        });
        GrayImage pixels = onlyPage(file).pixels();
        assertThat(List.of(pixels.width(), pixels.height())).isEqualTo(List.of(300, 300));
        assertThat(pixels.at(100, 100)).isEqualTo(255);
        assertThat(pixels.at(200, 100)).isZero();
    }

    @Test
    void refusesToRenderAGiantPage() throws Exception {
        Path file = pdf(new PDPage(new PDRectangle(14400, 14400)), (d, c) -> {});
        assertThat(failure(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void asksForACopyWithoutAPassword() throws Exception {
        assertFails(encrypted("secret"), Reason.ENCRYPTED, "wants a password; save a copy that opens");
    }

    @Test
    void readsAPdfThatOpensWithoutItsOwnersPassword() throws Exception {
        assertKnown(onlyPage(encrypted("")).pixels(), 0);
    }

    @Test
    void refusesAFileCutOffAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(pdf(page(), (d, c) -> fill(c, lossless(d))));
        for (int length = 9; length < whole.length - 6; length += 31) {
            Path file = TestScans.write(folder, "cut.pdf", Arrays.copyOf(whole, length));
            assertThat(failure(file).reason()).as("cut to %d", length).isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void reportsAFileOfGarbage() throws Exception {
        Path file = Files.writeString(folder.resolve("garbage.pdf"), "%PDF-1.4\n" + "garbage ".repeat(50) + "\n%%EOF");
        assertThat(failure(file).reason()).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void aBrokenPageLeavesTheOthers() throws Exception {
        byte[] jpeg = jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        Path file = folder.resolve("half.pdf");
        try (PDDocument document = new PDDocument()) {
            for (byte[] bytes : List.of(Arrays.copyOf(jpeg, jpeg.length - 40), jpeg)) {
                add(document, page(), (d, c) -> fill(c, jpegImage(d, bytes)));
            }
            document.save(file.toFile());
        }
        assertFails(file, Reason.TRUNCATED, "page 1, is a JPEG cut off");
        try (ScanDocument document = ScanDocument.open(file, ScanLimits.DEFAULT)) {
            assertKnown(document.page(1).pixels(), JPEG_LOSS);
        }
    }

    private Path encrypted(String userPassword) throws IOException {
        Path file = folder.resolve("encrypted.pdf");
        try (PDDocument document = new PDDocument()) {
            add(document, page(), (d, c) -> fill(c, lossless(d)));
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            document.save(file.toFile());
        }
        return file;
    }

    private Path pdf(PDPage page, Drawing drawing) throws IOException {
        Path file = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            add(document, page, drawing);
            document.save(file.toFile());
        }
        return file;
    }

    private static void add(PDDocument document, PDPage page, Drawing drawing) throws IOException {
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            drawing.draw(document, content);
        }
    }

    private static PDPage page() {
        return new PDPage(new PDRectangle(PAGE_WIDTH, PAGE_HEIGHT));
    }

    private static void fill(PDPageContentStream content, PDImageXObject image) throws IOException {
        content.drawImage(image, 0, 0, PAGE_WIDTH, PAGE_HEIGHT);
    }

    /** In colours: the factory writes grey images with another gamma. */
    private static PDImageXObject lossless(PDDocument document) throws IOException {
        return LosslessFactory.createFromImage(document, picture(BufferedImage.TYPE_INT_RGB));
    }

    private static PDImageXObject jpegImage(PDDocument document, byte[] jpeg) throws IOException {
        return JPEGFactory.createFromStream(document, new ByteArrayInputStream(jpeg));
    }
}
