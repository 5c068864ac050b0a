package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.export.SearchablePdf;
import org.chirograph.export.VeraPdf;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Orientation;
import org.chirograph.page.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Pictures keep their bytes in a PDF where PDF/A-2 lets them, and become such as it takes where not. */
class PictureEmbeddingTest {
    @TempDir
    private Path folder;

    @Test
    void keepsAJpegUnderAColourProfile() throws Exception {
        byte[] jpeg = TestScans.jpeg(TestScans.picture(BufferedImage.TYPE_INT_RGB));
        Path scan = folder.resolve("profiled.pdf");
        try (PDDocument pdf = new PDDocument()) {
            PDICCBased colours = new PDICCBased(pdf);
            try (OutputStream out = colours.getPDStream().createOutputStream(COSName.FLATE_DECODE)) {
                out.write(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            }
            colours.getPDStream().getCOSObject().setInt(COSName.N, 3);
            PDImageXObject image = JPEGFactory.createFromStream(pdf, new ByteArrayInputStream(jpeg));
            image.setColorSpace(colours);
            save(pdf, image, scan);
        }
        PagePicture picture = checked(scan);
        assertThat(picture.image().getCOSObject().createRawInputStream().readAllBytes())
                .isEqualTo(jpeg);
    }

    @Test
    void decodesWhatPdfADoesNotTake() throws Exception {
        Path scan = folder.resolve("lzw.pdf");
        try (PDDocument pdf = new PDDocument()) {
            byte[] pixels = new byte[TestScans.WIDTH * TestScans.HEIGHT];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) TestScans.known(i % TestScans.WIDTH, i / TestScans.WIDTH);
            }
            PDImageXObject image = new PDImageXObject(pdf);
            try (OutputStream out = image.getStream().createOutputStream(COSName.LZW_DECODE)) {
                out.write(pixels);
            }
            image.setWidth(TestScans.WIDTH);
            image.setHeight(TestScans.HEIGHT);
            image.setBitsPerComponent(8);
            image.setColorSpace(org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray.INSTANCE);
            save(pdf, image, scan);
        }
        PagePicture picture = checked(scan);
        assertThat(picture.image().getImage().getRaster().getSample(9, 9, 0)).isEqualTo(TestScans.known(9, 9));
    }

    @Test
    void keepsAJpeg2000ThatSaysItsColours() throws Exception {
        byte[] jp2 = jpeg2000();
        try (PDDocument pdf = new PDDocument()) {
            PictureHeader header = new PictureHeader(TestScans.WIDTH, TestScans.HEIGHT, Orientation.UPRIGHT, 0, false);
            PDImageXObject image = PictureEmbedding.jpeg2000(jp2, header, pdf);
            assertThat(image.getCOSObject().createRawInputStream().readAllBytes())
                    .isEqualTo(jp2);
        }
        try (SearchablePdf pdf = new SearchablePdf()) {
            PictureHeader header = new PictureHeader(TestScans.WIDTH, TestScans.HEIGHT, Orientation.UPRIGHT, 0, false);
            PDImageXObject image = PictureEmbedding.jpeg2000(jp2, header, pdf.document());
            assertThat(VeraPdf.violations(saved(pdf, new PagePicture(image, Orientation.UPRIGHT, 300))))
                    .isEmpty();
        }
    }

    @Test
    void refusesAJpeg2000ThatDoesNotSayItsColours() throws Exception {
        byte[] jp2 = jpeg2000();
        assertThat(Jpeg2000Colours.fit(jp2)).isTrue();
        int codestream = indexOf(jp2, new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51});
        assertThat(Jpeg2000Colours.fit(java.util.Arrays.copyOfRange(jp2, codestream, jp2.length)))
                .isFalse();
        for (int length = 0; length < codestream; length++) {
            assertThat(Jpeg2000Colours.fit(java.util.Arrays.copyOf(jp2, length)))
                    .isFalse();
        }
        byte[] print = jp2.clone();
        print[indexOf(jp2, "colr".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + 10] = 12;
        assertThat(Jpeg2000Colours.fit(print)).isFalse();
    }

    /** The picture of a scan's only page, in a PDF that veraPDF takes. */
    private static PagePicture checked(Path scan) throws Exception {
        try (ScanDocument document = ScanDocument.open(scan, ScanLimits.DEFAULT);
                SearchablePdf pdf = new SearchablePdf()) {
            PagePicture picture = document.embed(0, pdf.document());
            assertThat(VeraPdf.violations(saved(pdf, picture))).isEmpty();
            PagePicture kept = document.embed(0, new PDDocument());
            assertThat(List.of(kept.width(), kept.height()))
                    .isEqualTo(List.of(
                            document.page(0).pixels().width(),
                            document.page(0).pixels().height()));
            return kept;
        }
    }

    private static byte[] saved(SearchablePdf pdf, PagePicture picture) throws Exception {
        pdf.add(new Page("0001", "x", picture.width(), picture.height(), List.of(), List.of()), picture);
        pdf.describe("x", "Chirograph test", Instant.EPOCH, List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    private static void save(PDDocument pdf, PDImageXObject image, Path file) throws Exception {
        PDPage page = new PDPage(new PDRectangle(image.getWidth(), image.getHeight()));
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.drawImage(image, 0, 0, image.getWidth(), image.getHeight());
        }
        pdf.save(file.toFile());
    }

    private static byte[] jpeg2000() throws Exception {
        // Any picture will do to make sure that OpenCV is there.
        ImageCodec.encodePng(new GrayImage(1, 1, new byte[1]));
        Mat colours = new Mat(TestScans.HEIGHT, TestScans.WIDTH, CvType.CV_8UC3, new Scalar(20, 120, 220));
        MatOfByte out = new MatOfByte();
        assertThat(Imgcodecs.imencode(".jp2", colours, out)).isTrue();
        return out.toArray();
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
