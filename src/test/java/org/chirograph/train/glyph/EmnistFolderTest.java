package org.chirograph.train.glyph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphAlphabet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmnistFolderTest {
    private static final Alphabet ALPHABET = GlyphAlphabet.latin();
    private static final String IMAGES = "tiny-byclass-train-images-idx3-ubyte.gz";
    private static final String LABELS = "tiny-byclass-train-labels-idx1-ubyte.gz";

    @TempDir
    private Path folder;

    @BeforeEach
    void twoPictures() throws IOException {
        IdxFiles.write(folder.resolve(IMAGES), 0x803, new int[] {2, 2, 2}, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        labels(1, 0);
        Files.writeString(folder.resolve("tiny-byclass-mapping.txt"), "0 65\n1 98\n");
    }

    @Test
    void setsPicturesUprightAndMapsLabels() throws IOException {
        GlyphSamples read = read().getFirst();
        assertThat(read.name()).isEqualTo("tiny-byclass-train");
        assertThat(read.picture(0)).containsExactly(1, 3, 2, 4);
        assertThat(read.picture(1)).containsExactly(5, 7, 6, 8);
        assertThat(ALPHABET.grapheme(read.classOf(0))).isEqualTo("b");
        assertThat(ALPHABET.grapheme(read.classOf(1))).isEqualTo("A");
    }

    @Test
    void saysWhichLabelTheMappingDoesNotKnow() throws IOException {
        labels(1, 7);
        refused(LABELS, "picture 2 is labelled 7");
    }

    @Test
    void saysWhenPicturesAndLabelsDoNotBelongTogether() throws IOException {
        labels(1, 0, 1);
        refused("2 pictures", "3 labels");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Files.delete(folder.resolve(LABELS));
        refused(LABELS, "missing");
        Files.delete(folder.resolve(IMAGES));
        refused("holds no file");
    }

    @Test
    void saysWhichLineOfTheMappingMakesNoSense() throws IOException {
        Files.writeString(folder.resolve("tiny-byclass-mapping.txt"), "0 65\n1 b\n");
        refused("tiny-byclass-mapping.txt", "\"1 b\"");
    }

    @Test
    void takesAFileWithAnOfficialNameOnlyIfItIsThatFile() throws IOException {
        String name = "emnist-byclass-test-images-idx3-ubyte.gz";
        assertThat(EmnistFolder.official()).containsKey(name);
        Files.move(folder.resolve(IMAGES), folder.resolve(name));
        Files.move(folder.resolve(LABELS), folder.resolve("emnist-byclass-test-labels-idx1-ubyte.gz"));
        refused(name, "SHA-256");
    }

    @Test
    void comparesTheWholeFileWithItsHash() throws IOException {
        Path file = Files.writeString(folder.resolve("known"), "abc");
        // FIPS 180-2, appendix B.1
        String hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        EmnistFolder.verify(file, Map.of("known", hash));
        Files.writeString(file, "abcd");
        assertThatThrownBy(() -> EmnistFolder.verify(file, Map.of("known", hash)))
                .hasMessageContaining("altered");
    }

    private void labels(int... labels) throws IOException {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        IdxFiles.write(folder.resolve(LABELS), 0x801, new int[] {bytes.length}, bytes);
    }

    private List<GlyphSamples> read() throws IOException {
        return EmnistFolder.read(folder, "byclass", ALPHABET, false);
    }

    private void refused(String... why) {
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContainingAll(why);
    }
}
