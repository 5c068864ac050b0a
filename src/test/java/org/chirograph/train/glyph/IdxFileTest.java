package org.chirograph.train.glyph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private static final int PICTURES = 0x803;
    private static final byte[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 200};

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("some-images-idx3-ubyte.gz");
    }

    @Test
    void readsSizesAndValues() throws IOException {
        IdxFile read = IdxFile.read(IdxFiles.write(file, PICTURES, new int[] {3, 2, 2}, VALUES), 3);
        assertThat(new int[] {read.size(0), read.size(1), read.size(2)}).containsExactly(3, 2, 2);
        assertThat(read.values()).containsExactly(VALUES);
    }

    @Test
    void saysWhenValuesAreMissing() throws IOException {
        IdxFiles.write(file, PICTURES, new int[] {3, 2, 2}, Arrays.copyOf(VALUES, 11));
        refused("ends too early");
    }

    @Test
    void saysWhereverAFileWasCutShort() throws IOException {
        IdxFiles.write(file, PICTURES, new int[] {3, 2, 2}, VALUES);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 8; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> IdxFile.read(file, 3))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void saysWhenThereIsMoreThanAnnounced() throws IOException {
        IdxFiles.write(file, PICTURES, new int[] {2, 2, 2}, VALUES);
        refused("goes on after the 8 values");
    }

    @Test
    void takesNoLabelsForPictures() throws IOException {
        IdxFiles.write(file, 0x801, new int[] {12}, VALUES);
        refused("begins with 00000801 instead of 00000803");
    }

    @Test
    void allocatesNothingForSizesThatTheFileCannotHold() throws IOException {
        IdxFiles.write(file, PICTURES, new int[] {60_000, 28, 28}, VALUES);
        refused("more values than a file of its size");
        IdxFiles.write(file, PICTURES, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 4}, VALUES);
        refused("more values than a file of its size");
        IdxFiles.write(file, PICTURES, new int[] {-1, 2, 2}, VALUES);
        refused("more values than a file of its size");
    }

    @Test
    void saysWhenAFileIsNotCompressed() throws IOException {
        Files.write(file, VALUES);
        refused("is no sound gzip file");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> IdxFile.read(file, 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }
}
