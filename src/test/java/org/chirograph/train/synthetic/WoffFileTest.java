package org.chirograph.train.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs two made-up tables as WOFF 1.0 says, one of them compressed, and expects them back as a TrueType file. */
class WoffFileTest {
    private static final byte[] LONG = new byte[500];
    private static final byte[] SHORT = {1, 2, 3, 4, 5};

    @TempDir
    private Path folder;

    @Test
    void unpacksTheFontInside() throws IOException {
        Path file = Files.write(folder.resolve("a.woff"), woff());
        ByteBuffer font = ByteBuffer.wrap(WoffFile.open(file).readAllBytes());
        assertThat(font.getInt(0)).isEqualTo(0x00010000);
        assertThat(font.getShort(4)).isEqualTo((short) 2);
        assertThat(table(font, 0)).isEqualTo(LONG);
        assertThat(table(font, 1)).isEqualTo(SHORT);
    }

    @Test
    void refusesWhatIsNoWebFontOrIsCutShort() throws IOException {
        Path other =
                Files.writeString(folder.resolve("b.woff"), "no font at all, but long enough to have a header in it");
        assertThatThrownBy(() -> WoffFile.open(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no WOFF");
        byte[] whole = woff();
        for (int length = 0; length < whole.length - 8; length += 7) {
            Path cut = Files.write(folder.resolve("cut.woff"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> WoffFile.open(cut)).isInstanceOf(IOException.class);
        }
    }

    private static byte[] table(ByteBuffer font, int entry) {
        int offset = font.getInt(12 + 16 * entry + 8);
        byte[] table = new byte[font.getInt(12 + 16 * entry + 12)];
        font.get(offset, table);
        return table;
    }

    private static byte[] woff() throws IOException {
        return WoffFiles.pack(List.of(
                new WoffFiles.Table(0x676c7966, 7, LONG, true), new WoffFiles.Table(0x68656164, 8, SHORT, false)));
    }
}
