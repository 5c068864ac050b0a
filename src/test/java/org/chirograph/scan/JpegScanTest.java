package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.JPEG_LOSS;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.jpeg;
import static org.chirograph.scan.TestScans.known;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;
import static org.chirograph.scan.TestScans.withExif;
import static org.chirograph.scan.TestScans.write;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegScanTest {
    @TempDir
    Path folder;

    @Test
    void readsGreyAndColour() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
            Path file = write(folder, "a.jpg", jpeg(picture(type)));
            assertKnown(onlyPage(file).pixels(), JPEG_LOSS);
        }
    }

    /** Where upright pixels are stored, after the table of TIFF 6.0's Orientation: what row 0 and column 0 show. */
    @Test
    void standsUprightWhateverItsExifOrientation() throws Exception {
        int w = WIDTH - 1;
        int h = HEIGHT - 1;
        List<IntBinaryOperator> stored = List.of(
                (c, r) -> known(c, r), // row 0 at the top, column 0 at the left
                (c, r) -> known(w - c, r), // top, right
                (c, r) -> known(w - c, h - r), // bottom, right
                (c, r) -> known(c, h - r), // bottom, left
                (c, r) -> known(r, c), // left, top
                (c, r) -> known(w - r, c), // right, top
                (c, r) -> known(w - r, h - c), // right, bottom
                (c, r) -> known(r, h - c)); // left, bottom
        for (int tag = 1; tag <= 8; tag++) {
            int columns = tag < 5 ? WIDTH : HEIGHT;
            int rows = tag < 5 ? HEIGHT : WIDTH;
            byte[] jpeg = jpeg(picture(columns, rows, BufferedImage.TYPE_BYTE_GRAY, stored.get(tag - 1)));
            ScanPage page = onlyPage(write(folder, tag + ".jpg", withExif(jpeg, tag, 240)));
            assertKnown(page.pixels(), JPEG_LOSS);
            assertThat(page.dpi()).isEqualTo(240);
        }
    }

    @Test
    void takesTheResolutionFromJfif() throws Exception {
        byte[] jpeg = jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        assertThat(new String(jpeg, 6, 4, StandardCharsets.ISO_8859_1)).isEqualTo("JFIF");
        assertThat(onlyPage(write(folder, "none.jpg", jpeg)).dpi()).isZero();
        assertThat(onlyPage(write(folder, "inch.jpg", withDensity(jpeg, 1, 300)))
                        .dpi())
                .isEqualTo(300);
        assertThat(onlyPage(write(folder, "cm.jpg", withDensity(jpeg, 2, 118))).dpi())
                .isCloseTo(299.7, within(0.1));
        assertThat(onlyPage(write(folder, "screen.jpg", withDensity(jpeg, 1, 72)))
                        .dpi())
                .isZero();
    }

    @Test
    void refusesAFileCutOffAnywhere() throws Exception {
        byte[] jpeg = withExif(jpeg(picture(BufferedImage.TYPE_INT_RGB)), 1, 300);
        for (int length = 3; length < jpeg.length - 1; length += 7) {
            ScanException failure = failure(write(folder, "cut.jpg", Arrays.copyOf(jpeg, length)));
            assertThat(failure.reason()).as("cut to %d", length).isEqualTo(Reason.TRUNCATED);
        }
        assertThat(failure(write(folder, "cut.jpg", Arrays.copyOf(jpeg, jpeg.length - 1))))
                .hasMessageContaining("cut off after " + (jpeg.length - 1) + " bytes")
                .hasMessageContaining("copy it again");
    }

    @Test
    void readsProgressiveFilesAndPassesOverWhatFollowsTheEnd() throws Exception {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(1);
        Path file = folder.resolve("progressive.jpg");
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture(BufferedImage.TYPE_INT_RGB), null, null), param);
            out.writeBytes("what a camera adds");
        } finally {
            writer.dispose();
        }
        assertKnown(onlyPage(file).pixels(), JPEG_LOSS);
    }

    @Test
    void checksTheSizeBeforeDecoding() throws Exception {
        byte[] jpeg = jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        int frame = indexOf(jpeg, 0xc0);
        jpeg[frame + 5] = (byte) 0xff; // height
        jpeg[frame + 7] = (byte) 0xff; // width
        ScanException failure = failure(write(folder, "bomb.jpg", jpeg));
        assertThat(failure.reason()).isEqualTo(Reason.CORRUPT);
        assertThat(failure).hasMessageContaining("65328×65312 pixels with only");
        Path sound = write(folder, "sound.jpg", jpeg(picture(BufferedImage.TYPE_BYTE_GRAY)));
        assertThat(failure(sound, ScanLimits.DEFAULT.withPixels(48 * 32 - 1)).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void reportsGarbageBetweenSegments() throws Exception {
        byte[] jpeg = jpeg(picture(BufferedImage.TYPE_BYTE_GRAY));
        jpeg[20] = 0; // where the second segment's marker stands
        assertThat(failure(write(folder, "garbage.jpg", jpeg)).reason()).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void aBrokenExifBlockIsPassedOver() throws Exception {
        byte[] jpeg = withExif(jpeg(picture(BufferedImage.TYPE_BYTE_GRAY)), 6, 300);
        jpeg[12 + 4] = 0x7f; // the directory's place, far beyond the block
        assertKnown(onlyPage(write(folder, "exif.jpg", jpeg)).pixels(), JPEG_LOSS);
    }

    private static byte[] withDensity(byte[] jpeg, int unit, int density) {
        byte[] changed = jpeg.clone();
        changed[13] = (byte) unit;
        changed[14] = (byte) (density >> 8);
        changed[15] = (byte) density;
        return changed;
    }

    private static int indexOf(byte[] jpeg, int marker) {
        int at = 0;
        while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) marker) {
            at++;
        }
        return at;
    }
}
