package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chirograph.scan.TestScans.assertFails;
import static org.chirograph.scan.TestScans.assertPixels;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;
import static org.chirograph.scan.TestScans.png;
import static org.chirograph.scan.TestScans.write;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanDocumentTest {
    @TempDir
    Path folder;

    @Test
    void saysThatAFileIsEmpty() throws Exception {
        assertFails(write(folder, "a.jpg", new byte[0]), Reason.EMPTY, "is empty; copy it again from its source");
    }

    @Test
    void saysThatATextNamedTifIsNoScan() throws Exception {
        Path text = Files.writeString(folder.resolve("a.tif"), "This is a text and not a picture.");
        assertFails(text, Reason.NOT_A_SCAN, "is no picture and no PDF; give PDF, TIFF, JPEG, PNG or JPEG 2000 files");
    }

    @Test
    void saysWhatKindItDoesNotRead() throws Exception {
        byte[] jp2 = "\0\0\0\fjP  \r\n\u0087\n".getBytes(StandardCharsets.ISO_8859_1);
        assertFails(write(folder, "a.jp2", jp2), Reason.TRUNCATED, "is a JPEG 2000 cut off");
    }

    @Test
    void saysThatAFileIsMissingOrAFolder() throws Exception {
        assertFails(folder.resolve("nothing.jpg"), Reason.MISSING, "does not exist");
        assertFails(Files.createDirectory(folder.resolve("folder.jpg")), Reason.UNREADABLE, "can't be read");
    }

    @Test
    void goesByContentNotByName() throws Exception {
        Path png = write(folder, "really-a-png.jpg", png(picture(BufferedImage.TYPE_BYTE_GRAY)));
        TestScans.assertKnown(onlyPage(png).pixels(), 0);
    }

    @Test
    void readsAPictureOnePixelHigh() throws Exception {
        Path file = write(folder, "a.png", png(picture(200, 1, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> x)));
        assertPixels(onlyPage(file).pixels(), 200, 1, 0, (x, y) -> x);
    }

    @Test
    void refusesAFileBeyondTheByteLimit() throws Exception {
        Path file = write(folder, "a.tif", new byte[1000]);
        assertThat(TestScans.failure(file, new ScanLimits(1000, 1000, 999, 1000))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void hasNoPageBeyondTheLast() throws Exception {
        Path file = write(folder, "a.png", png(picture(BufferedImage.TYPE_BYTE_GRAY)));
        try (ScanDocument document = ScanDocument.open(file, ScanLimits.DEFAULT)) {
            assertThatThrownBy(() -> document.page(1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
