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

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
            assertThat(failure(file).reason())
                    .as("cut to %d of %d", length, whole.length)
                    .isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void refusesAListOfPagesThatNeverEnds() throws Exception {
        byte[] looped = bare(1, 1, 0);
        ByteBuffer.wrap(looped).putInt(8 + 2 + 12 * 12, 8); // the first directory follows itself
        TestScans.assertFails(write(folder, "loop.tif", looped), Reason.CORRUPT, "list of pages");
    }

    @Test
    void readsBigTiff() throws Exception {
        for (String compression : List.of("None", "LZW", "JPEG")) {
            Path file = TestScans.tiff(
                    folder.resolve("big.tif"),
                    new BigTIFFImageWriterSpi(),
                    compression,
                    picture(BufferedImage.TYPE_BYTE_GRAY));
            assertThat(Files.readAllBytes(file)[2] + Files.readAllBytes(file)[3])
                    .isEqualTo(43);
            assertKnown(onlyPage(file).pixels(), compression.equals("JPEG") ? 12 : 0);
        }
    }

    @Test
    void readsTilesOfWhichTheLastReachBeyondThePage() throws Exception {
        byte[] tiled = tiled(40, 32);
        assertPixels(onlyPage(write(folder, "tiled.tif", tiled)).pixels(), 40, 32, 0, TestScans::known);
    }

    @Test
    void refusesATileFarLargerThanItsPage() throws Exception {
        byte[] tiled = tiled(40, 32);
        ByteBuffer.wrap(tiled).putInt(8 + 2 + 9 * 12 + 8, 1 << 20).putInt(8 + 2 + 10 * 12 + 8, 1 << 20);
        assertThat(failure(write(folder, "tile.tif", tiled)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    /** Inks from none to all: the page is as dark as they leave it. */
    @Test
    void readsTheFourInksOfPrint() throws Exception {
        byte[] inks = new byte[4 * 4];
        ByteBuffer.wrap(inks)
                .putInt(0x00000000)
                .putInt(0x000000ff)
                .putInt(0xffffff00)
                .putInt(0x00000080);
        int[] expected = {255, 0, 0, 127};
        Path file = write(folder, "cmyk.tif", samples(4, 1, 5, 4, inks));
        assertPixels(onlyPage(file).pixels(), 4, 1, 1, (x, y) -> expected[x]);
    }

    @Test
    void whatIsTransparentLiesOverWhite() throws Exception {
        byte[] pixels = {(byte) 100, (byte) 255, (byte) 100, 0, (byte) 100, (byte) 128, 0, (byte) 255};
        int[] expected = {100, 255, 177, 0};
        Path file = write(folder, "alpha.tif", samples(4, 1, 1, 2, pixels));
        assertPixels(onlyPage(file).pixels(), 4, 1, 1, (x, y) -> expected[x]);
    }

    @Test
    void aBrokenColourProfileHarmsNothing() throws Exception {
        Path file = write(folder, "icc.tif", withProfile("this is no profile".getBytes(StandardCharsets.UTF_8)));
        assertKnown(onlyPage(file).pixels(), 0);
    }

    @Test
    void aSoundColourProfileIsLeftOutOfAccount() throws Exception {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        assertKnown(onlyPage(write(folder, "icc.tif", withProfile(profile))).pixels(), 0);
    }

    @Test
    void checksTheSizeBeforeDecoding() throws Exception {
        Path file = tiff("a.tif", "LZW", picture(BufferedImage.TYPE_BYTE_GRAY));
        assertThat(failure(file, new ScanLimits(48 * 32 - 1, 1 << 20, 1 << 20, 1 << 20))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    private Path tiff(String name, String compression, BufferedImage... pages) throws IOException {
        return TestScans.tiff(folder.resolve(name), new TIFFImageWriterSpi(), compression, pages);
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

    /** The uncompressed grey TIFF, with a profile behind its picture. */
    private static byte[] withProfile(byte[] profile) {
        byte[] bare = bare(1, 1, 0);
        ByteBuffer out = ByteBuffer.allocate(bare.length + profile.length);
        out.put(bare).put(profile);
        // In the place of the subfile type, which means nothing here; tags stand in their order elsewhere.
        out.putShort(10, (short) 34675)
                .putShort(12, (short) 7)
                .putInt(14, profile.length)
                .putInt(18, bare.length);
        return out.array();
    }

    /** Uncompressed samples in one strip, pixel by pixel; with two samples a pixel the second is opacity. */
    private static byte[] samples(int width, int height, int photometric, int each, byte[] samples) {
        int entries = 10;
        int bits = 8 + 2 + entries * 12 + 4;
        ByteBuffer out = ByteBuffer.allocate(bits + 2 * each + samples.length);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) entries);
        longEntry(out, 256, width);
        longEntry(out, 257, height);
        if (each > 2) {
            out.putShort((short) 258).putShort((short) 3).putInt(each).putInt(bits);
        } else {
            out.putShort((short) 258)
                    .putShort((short) 3)
                    .putInt(2)
                    .putShort((short) 8)
                    .putShort((short) 8);
        }
        shortEntry(out, 259, 1);
        shortEntry(out, 262, photometric);
        longEntry(out, 273, bits + 2 * each);
        shortEntry(out, 277, each);
        longEntry(out, 278, height);
        longEntry(out, 279, samples.length);
        shortEntry(out, each == 2 ? 338 : 332, each == 2 ? 2 : 1);
        out.putInt(0);
        for (int i = 0; i < each; i++) {
            out.putShort((short) 8);
        }
        return out.put(samples).array();
    }

    /** The known picture in grey tiles of 16 × 16 pixels. */
    private static byte[] tiled(int width, int height) {
        int across = (width + 15) / 16;
        int tiles = across * ((height + 15) / 16);
        int entries = 13;
        int lists = 8 + 2 + entries * 12 + 4;
        ByteBuffer out = ByteBuffer.allocate(lists + 8 * tiles + 256 * tiles);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(8).putShort((short) entries);
        longEntry(out, 254, 0);
        longEntry(out, 256, width);
        longEntry(out, 257, height);
        shortEntry(out, 258, 8);
        shortEntry(out, 259, 1);
        shortEntry(out, 262, 1);
        shortEntry(out, 274, 1);
        shortEntry(out, 277, 1);
        shortEntry(out, 296, 1);
        longEntry(out, 322, 16);
        longEntry(out, 323, 16);
        out.putShort((short) 324).putShort((short) 4).putInt(tiles).putInt(lists);
        out.putShort((short) 325).putShort((short) 4).putInt(tiles).putInt(lists + 4 * tiles);
        out.putInt(0);
        for (int i = 0; i < tiles; i++) {
            out.putInt(lists + 8 * tiles + 256 * i);
        }
        for (int i = 0; i < tiles; i++) {
            out.putInt(256);
        }
        for (int i = 0; i < 256 * tiles; i++) {
            int x = i / 256 % across * 16 + i % 16;
            int y = i / 256 / across * 16 + i % 256 / 16;
            out.put((byte) (x < width && y < height ? known(x, y) : 0));
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
