package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.assertPixels;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.known;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;
import static org.chirograph.scan.TestScans.png;
import static org.chirograph.scan.TestScans.write;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngScanTest {
    /** Where the first chunk behind the header stands. */
    private static final int BEHIND_HEADER = 8 + 25;

    @TempDir
    Path folder;

    @Test
    void readsGreyAndColour() throws Exception {
        Path gray = write(folder, "gray.png", png(picture(BufferedImage.TYPE_BYTE_GRAY)));
        assertKnown(onlyPage(gray).pixels(), 0);
        Path colour = write(folder, "rgb.png", png(picture(BufferedImage.TYPE_INT_RGB)));
        assertKnown(onlyPage(colour).pixels(), 1);
    }

    @Test
    void readsSixteenBits() throws Exception {
        BufferedImage image = picture(48, 32, BufferedImage.TYPE_USHORT_GRAY, (x, y) -> known(x, y) * 257);
        assertKnown(onlyPage(write(folder, "16.png", png(image))).pixels(), 1);
    }

    @Test
    void readsOneBit() throws Exception {
        BufferedImage image = picture(48, 32, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> (x + y) % 2);
        Path file = write(folder, "1.png", png(image));
        assertPixels(onlyPage(file).pixels(), 48, 32, 0, (x, y) -> 255 * ((x + y) % 2));
    }

    @Test
    void laysTransparentPicturesOverWhite() throws Exception {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 20; x++) {
            for (int y = 0; y < 10; y++) {
                image.setRGB(x, y, x < 5 ? 0xff000000 : x < 10 ? 0x80000000 : 0);
            }
        }
        Path file = write(folder, "alpha.png", png(image));
        assertPixels(onlyPage(file).pixels(), 20, 10, 1, (x, y) -> x < 5 ? 0 : x < 10 ? 127 : 255);
    }

    @Test
    void laysATransparentPaletteColourOverWhite() throws Exception {
        byte[] levels = {0, (byte) 200};
        IndexColorModel palette = new IndexColorModel(1, 2, levels, levels, levels, 0); // black is transparent
        BufferedImage image = new BufferedImage(16, 4, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int x = 0; x < 16; x++) {
            image.getRaster().setSample(x, 1, 0, 1);
        }
        Path file = write(folder, "palette.png", png(image));
        assertPixels(onlyPage(file).pixels(), 16, 4, 0, (x, y) -> y == 1 ? 200 : 255);
    }

    @Test
    void takesResolutionAndOrientation() throws Exception {
        byte[] size =
                ByteBuffer.allocate(9).putInt(11811).putInt(11811).put((byte) 1).array();
        byte[] exif = ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 3)
                .putShort((short) 0)
                .putInt(0)
                .array();
        byte[] png = with(with(png(picture(BufferedImage.TYPE_BYTE_GRAY)), "pHYs", size), "eXIf", exif);
        ScanPage page = onlyPage(write(folder, "a.png", png));
        assertThat(page.dpi()).isCloseTo(300, within(0.01));
        assertPixels(page.pixels(), 48, 32, 0, (x, y) -> known(47 - x, 31 - y));
    }

    @Test
    void refusesAFileCutOffAnywhere() throws Exception {
        byte[] png = png(picture(BufferedImage.TYPE_BYTE_GRAY));
        for (int length = 8; length < png.length; length += 5) {
            ScanException failure = failure(write(folder, "cut.png", Arrays.copyOf(png, length)));
            assertThat(failure.reason()).as("cut to %d", length).isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void refusesAChangedByte() throws Exception {
        byte[] png = png(picture(BufferedImage.TYPE_BYTE_GRAY));
        png[png.length - 20]++;
        TestScans.assertFails(write(folder, "changed.png", png), Reason.CORRUPT, "wrong checksum");
    }

    @Test
    void checksTheSizeBeforeDecoding() throws Exception {
        byte[] png = png(picture(BufferedImage.TYPE_BYTE_GRAY));
        Path file = write(folder, "a.png", png);
        assertThat(failure(file, new ScanLimits(48 * 32 - 1, 1 << 20, 1 << 20, 1 << 20))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(failure(file, new ScanLimits(48 * 32, png.length - 1, 1 << 20, 1 << 20)))
                .hasMessageContaining("bytes, more than the limit");
    }

    private static byte[] with(byte[] png, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        chunk.putInt((int) crc.getValue());
        return TestScans.inserted(png, BEHIND_HEADER, chunk.array());
    }
}
