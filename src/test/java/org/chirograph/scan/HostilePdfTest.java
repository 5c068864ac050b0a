package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chirograph.scan.TestPdfs.PAGE_HEIGHT;
import static org.chirograph.scan.TestPdfs.PAGE_WIDTH;
import static org.chirograph.scan.TestPdfs.add;
import static org.chirograph.scan.TestPdfs.fill;
import static org.chirograph.scan.TestPdfs.jpegImage;
import static org.chirograph.scan.TestPdfs.lossless;
import static org.chirograph.scan.TestPdfs.page;
import static org.chirograph.scan.TestPdfs.pdf;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.JPEG_LOSS;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.assertFails;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.jpeg;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDFs that are broken, closed, or ask for far more than a page may have. */
class HostilePdfTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAStreamThatUnpacksToFarMoreThanItsPicture() throws Exception {
        Path file = pdf(folder, page(), (d, c) -> {
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
        Path file = pdf(folder, page(), (d, c) -> {
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
        Path file = pdf(folder, page(), (d, c) -> {
            PDFormXObject form = form(d, null);
            form.getResources().put(COSName.getPDFName("X"), form);
            try (OutputStream out = form.getContentStream().createOutputStream()) {
                out.write("/X Do".getBytes(StandardCharsets.US_ASCII));
            }
            c.drawForm(form);
        });
        assertThat(onlyPage(file).pixels().at(0, 0)).isEqualTo(255);
    }

    /** PDFBox follows each until its stack is full. */
    @Test
    void refusesFontsPatternsAndColoursThatContainThemselves() throws Exception {
        HostilePdfs.writeDrawings(folder);
        for (String name : List.of("font-in-itself.pdf", "pattern-in-itself.pdf", "colours-of-themselves.pdf")) {
            assertFails(folder.resolve(name), Reason.CORRUPT, "contains itself");
        }
    }

    /** Three million of them took all memory. */
    @Test
    void refusesStatesThatAreSavedAndNeverRestored() throws Exception {
        Path file = pdf(folder, page(), (d, c) -> {
            for (int i = 0; i < 10_002; i++) {
                c.saveGraphicsState();
            }
        });
        assertFails(file, Reason.TOO_LARGE, "saves more than 10000 states");
    }

    /** Each takes a moment to draw, and together they took a minute before five million strokes were reached. */
    @Test
    void refusesTwoFormsThatContainEachOther() throws Exception {
        HostilePdfs.writeDrawings(folder);
        assertFails(folder.resolve("forms-in-each-other.pdf"), Reason.TOO_LARGE, "more than 100000 forms");
    }

    @Test
    void refusesAPictureAmongTheOperatorsThatIsTooLarge() throws Exception {
        HostilePdfs.writeDrawings(folder);
        assertFails(folder.resolve("inline-bomb.pdf"), Reason.TOO_LARGE, "40000×40000 pixels");
    }

    @Test
    void refusesAListOfPagesThatCountsWhatItDoesNotHold() throws Exception {
        Path file = pdf(folder, page(), (d, c) -> d.getPages().getCOSObject().setInt(COSName.COUNT, 90_000));
        assertFails(file, Reason.CORRUPT, "announces 90000 pages");
    }

    @Test
    void refusesToRenderAGiantPage() throws Exception {
        Path file = pdf(folder, new PDPage(new PDRectangle(14400, 14400)), (d, c) -> {});
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
        byte[] whole = Files.readAllBytes(pdf(folder, page(), (d, c) -> fill(c, lossless(d))));
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
}
