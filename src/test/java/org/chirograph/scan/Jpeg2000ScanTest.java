package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chirograph.scan.TestScans.assertKnown;
import static org.chirograph.scan.TestScans.failure;
import static org.chirograph.scan.TestScans.known;
import static org.chirograph.scan.TestScans.onlyPage;
import static org.chirograph.scan.TestScans.picture;
import static org.chirograph.scan.TestScans.write;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Jpeg2000ScanTest {
    /** Where the codestream begins in what OpenCV writes: behind the boxes of signature, type and header. */
    private static final int CODESTREAM = 12 + 20 + 45 + 8;

    @TempDir
    Path folder;

    @Test
    void readsGreyAndColourOfEightAndSixteenBits() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            assertKnown(
                    onlyPage(write(folder, "a.jp2", TestScans.jpeg2000(picture(type))))
                            .pixels(),
                    1);
        }
        BufferedImage deep = picture(48, 32, BufferedImage.TYPE_USHORT_GRAY, (x, y) -> known(x, y) * 257);
        assertKnown(onlyPage(write(folder, "16.jp2", TestScans.jpeg2000(deep))).pixels(), 1);
    }

    @Test
    void readsABareCodestream() throws Exception {
        byte[] file = TestScans.jpeg2000(picture(BufferedImage.TYPE_BYTE_GRAY));
        assertKnown(
                onlyPage(write(folder, "a.j2k", Arrays.copyOfRange(file, CODESTREAM, file.length)))
                        .pixels(),
                0);
    }

    @Test
    void readsTheResolutionOfCapture() throws Exception {
        byte[] file = TestScans.jpeg2000(picture(BufferedImage.TYPE_BYTE_GRAY));
        ByteBuffer resolution = ByteBuffer.allocate(26).putInt(26).put("res ".getBytes(StandardCharsets.US_ASCII));
        resolution.putInt(18).put("resc".getBytes(StandardCharsets.US_ASCII));
        // 118.11 dots a centimetre both ways, as 11811 a metre.
        resolution
                .putShort((short) 11811)
                .putShort((short) 1)
                .putShort((short) 11811)
                .putShort((short) 1)
                .putShort((short) 0);
        byte[] more = TestScans.inserted(file, CODESTREAM - 8, resolution.array());
        ByteBuffer.wrap(more).putInt(32, 45 + 26); // the header box now holds this one too
        assertThat(onlyPage(write(folder, "a.jp2", more)).dpi()).isCloseTo(300, within(0.01));
    }

    @Test
    void refusesAFileCutOffAnywhere() throws Exception {
        byte[] whole = TestScans.jpeg2000(picture(BufferedImage.TYPE_BYTE_GRAY));
        for (int length = 12; length < whole.length; length++) {
            Path file = write(folder, "cut.jp2", Arrays.copyOf(whole, length));
            assertThat(failure(file).reason())
                    .as("cut to %d of %d", length, whole.length)
                    .isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void checksTheSizeBeforeDecoding() throws Exception {
        byte[] file = TestScans.jpeg2000(picture(BufferedImage.TYPE_BYTE_GRAY));
        ByteBuffer.wrap(file).putInt(CODESTREAM + 8, 1_000_000).putInt(CODESTREAM + 12, 1_000_000);
        assertThat(failure(write(folder, "bomb.jp2", file)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesAPageInTilesOfOnePixel() throws Exception {
        byte[] file = TestScans.jpeg2000(picture(BufferedImage.TYPE_BYTE_GRAY));
        ByteBuffer.wrap(file).putInt(CODESTREAM + 24, 1).putInt(CODESTREAM + 28, 1);
        assertThat(failure(write(folder, "tiles.jp2", file)).reason()).isEqualTo(Reason.TOO_LARGE);
    }
}
