package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestPdfs.PAGE_HEIGHT;
import static org.chirograph.scan.TestPdfs.PAGE_WIDTH;
import static org.chirograph.scan.TestPdfs.fill;
import static org.chirograph.scan.TestPdfs.jpegImage;
import static org.chirograph.scan.TestPdfs.lossless;
import static org.chirograph.scan.TestPdfs.page;
import static org.chirograph.scan.TestPdfs.pdf;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.jpeg;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a PDF page is taken for its scan, and how it is turned. */
class PdfScanTest {
    @TempDir
    private Path folder;

    @Test
    void aPageThatIsOneJpegIsThatJpeg() throws Exception {
        byte[] jpeg = jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        Path file = pdf(folder, page(), (d, c) -> fill(c, jpegImage(d, jpeg)));
        ScanPage page = onlyPage(file);
        assertThat(page.pixels().pixels()).isEqualTo(ImageCodec.decodeGray(jpeg).pixels());
        assertThat(page.dpi()).isCloseTo(144, within(0.01));
    }

    @Test
    void aPageThatIsOneLosslessImageIsThatImage() throws Exception {
        assertKnown(
                onlyPage(pdf(folder, page(), (d, c) -> fill(c, lossless(d)))).pixels(), 0);
    }

    /** As scanners with little memory cut a page: each image with all of the resolution, none the whole page. */
    @Test
    void aPageInStripsIsRenderedAtTheirResolution() throws Exception {
        float half = 3.84f;
        Path file = pdf(folder, new PDPage(new PDRectangle(11.52f, 2 * half)), (d, c) -> {
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
        Path file = pdf(folder, cropped, (d, c) -> c.drawImage(lossless(d), 0, 0, 11.52f, 7.68f));
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
            Path file = pdf(folder, turned, (d, c) -> {
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
        Path file = pdf(folder, page, (d, c) -> c.drawImage(lossless(d), placed));
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
        Path file = pdf(folder, page(), (d, c) -> {
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
        Path file = pdf(folder, page(), (d, c) -> {
            c.setNonStrokingColor(Color.RED);
            c.addRect(0, 0, PAGE_WIDTH, PAGE_HEIGHT);
            c.fill();
            fill(c, lossless(d));
        });
        assertKnown(onlyPage(file).pixels(), 0);
    }

    @Test
    void aPageWithMoreThanAnImageIsRendered() throws Exception {
        Path file = pdf(folder, new PDPage(new PDRectangle(72, 36)), (d, c) -> {
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
        Path file = pdf(folder, new PDPage(new PDRectangle(72, 72)), (d, c) -> {
            c.addRect(36, 0, 36, 72);
            c.fill();
        });
        GrayImage pixels = onlyPage(file).pixels();
        assertThat(List.of(pixels.width(), pixels.height())).isEqualTo(List.of(300, 300));
        assertThat(pixels.at(100, 100)).isEqualTo(255);
        assertThat(pixels.at(200, 100)).isZero();
    }

    private static PDImageXObject part(PDDocument document, int from) throws IOException {
        return LosslessFactory.createFromImage(
                document, picture(BufferedImage.TYPE_INT_RGB).getSubimage(0, from, WIDTH, HEIGHT / 2));
    }
}
