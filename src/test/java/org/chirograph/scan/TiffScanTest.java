package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.WIDTH;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.assertPixels;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.known;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;
import static org.chirograph.scan.TestScans.write;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffScanTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryCompressionOfGreyAndColour() throws Exception {
        for (String compression : List.of("None", "LZW", "ZLib", "Deflate", "PackBits", "JPEG")) {
            int loss = compression.equals("JPEG") ? 12 : 1;
            for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
                assertKnown(onlyPage(tiff("a.tif", compression, picture(type))).pixels(), loss);
            }
        }
    }

    @Test
    void readsOneBitInFaxCodings() throws Exception {
        BufferedImage image = picture(48, 32, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> x / 8 + y / 8 & 1);
        for (String compression : List.of("None", "CCITT RLE", "CCITT T.4", "CCITT T.6", "LZW")) {
            Path file = tiff("fax.tif", compression, image);
            assertPixels(onlyPage(file).pixels(), 48, 32, 0, (x, y) -> 255 * (x / 8 + y / 8 & 1));
        }
    }

    @Test
    void readsSixteenBits() throws Exception {
        BufferedImage image = picture(48, 32, BufferedImage.TYPE_USHORT_GRAY, (x, y) -> known(x, y) * 257);
        assertKnown(onlyPage(tiff("16.tif", "LZW", image)).pixels(), 1);
    }

    @Test
    void readsPagesOfDifferentKindsInAnyOrder() throws Exception {
        Path file = tiff(
                "many.tif",
                "LZW",
                picture(BufferedImage.TYPE_BYTE_GRAY),
                picture(10, 1, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> 25 * x),
                picture(BufferedImage.TYPE_INT_RGB));
        try (ScanDocument document = ScanDocument.open(file, ScanLimits.DEFAULT)) {
            assertThat(document.pages()).isEqualTo(3);
            assertKnown(document.page(2).pixels(), 1);
            assertPixels(document.page(1).pixels(), 10, 1, 0, (x, y) -> 25 * x);
            assertKnown(document.page(0).pixels(), 0);
        }
    }

    @Test
    void turnsByTheOrientationTagAndReadsTheResolution() throws Exception {
        ScanPage page = onlyPage(write(folder, "turned.tif", bare(3, 1, 0)));
        assertPixels(page.pixels(), 48, 32, 0, (x, y) -> known(47 - x, 31 - y));
        assertThat(page.dpi()).isCloseTo(300, within(1e-9));
    }

    @Test
    void readsWhereWhiteIsZero() throws Exception {
        Path file = write(folder, "negative.tif", bare(1, 0, 0));
        assertPixels(onlyPage(file).pixels(), 48, 32, 0, (x, y) -> 255 - known(x, y));
    }

    @Test
    void aSmallerCopyIsNoPage() throws Exception {
        assertThat(failure(write(folder, "copy.tif", bare(1, 1, 1)))).hasMessageContaining("it has none");
    }

    @Test
    void refusesAFileCutOffInsideItsPicture() throws Exception {
        byte[] whole = bare(1, 1, 0);
        for (int missing : new int[] {1, 500, 1500}) {
            Path file = write(folder, "cut.tif", Arrays.copyOf(whole, whole.length - missing));
            assertThat(failure(file).reason()).isEqualTo(Reason.TRUNCATED);
        }
    }

    /** Between two pages, what is left is a sound TIFF of fewer pages but for where its list of pages goes on. */
    @Test
    void refusesAFileCutOffAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(
                tiff("whole.tif", "LZW", picture(BufferedImage.TYPE_BYTE_GRAY), picture(BufferedImage.TYPE_INT_RGB)));
        for (int length = 8; length < whole.length; length++) {
            Path file = write(folder, "cut.tif", Arrays.copyOf(whole, length));
            assertThat(failure(file).reason()).as("cut to %d of %d", length, whole.length).isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void refusesAListOfPagesThatNeverEnds() throws Exception {
        byte[] looped = bare(1, 1, 0);
        ByteBuffer.wrap(looped).putInt(8 + 2 + 12 * 12, 8); // the first directory follows itself
        TestScans.assertFails(write(folder, "loop.tif", looped), Reason.CORRUPT, "list of pages");
    }

    @Test
    void checksTheSizeBeforeDecoding() throws Exception {
        Path file = tiff("a.tif", "LZW", picture(BufferedImage.TYPE_BYTE_GRAY));
        assertThat(failure(file, new ScanLimits(48 * 32 - 1, 1 << 20, 1 << 20, 1 << 20)).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    private Path tiff(String name, String compression, BufferedImage... pages) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        ImageWriter writer = new TIFFImageWriterSpi().createWriterInstance(null);
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), param);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** An uncompressed grey TIFF, by hand: header, directory, resolution, then the known picture in one strip. */
    private static byte[] bare(int orientation, int photometric, int subfile) {
        int entries = 12;
        int resolution = 8 + 2 + entries * 12 + 4;
        ByteBuffer out = ByteBuffer.allocate(resolution + 8 + WIDTH * HEIGHT);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) entries);
        longEntry(out, 254, subfile);
        longEntry(out, 256, WIDTH);
        longEntry(out, 257, HEIGHT);
        shortEntry(out, 258, 8);
        shortEntry(out, 259, 1);
        shortEntry(out, 262, photometric);
        longEntry(out, 273, resolution + 8);
        shortEntry(out, 274, orientation);
        longEntry(out, 278, HEIGHT);
        longEntry(out, 279, WIDTH * HEIGHT);
        out.putShort((short) 282).putShort((short) 5).putInt(1).putInt(resolution);
        shortEntry(out, 296, 2);
        out.putInt(0).putInt(300).putInt(1);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            out.put((byte) known(i % WIDTH, i / WIDTH));
        }
        return out.array();
    }

    private static void longEntry(ByteBuffer out, int tag, int value) {
        out.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    private static void shortEntry(ByteBuffer out, int tag, int value) {
        out.putShort((short) tag).putShort((short) 3).putInt(1);
        out.putShort((short) value).putShort((short) 0);
    }
}
