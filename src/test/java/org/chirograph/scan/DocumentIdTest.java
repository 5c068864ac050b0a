package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentIdTest {
    @TempDir
    Path folder;

    @Test
    void speaksAndIsStable() throws Exception {
        Path file = Files.writeString(folder.resolve("Procès-verbal n° 12.tif"), "abc");
        // SHA-256 of "abc", from FIPS 180-4's examples.
        String sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(DocumentId.of(file)).isEqualTo(new DocumentId("Proces-verbal-n-12-ba7816bf", sha256));
    }

    @Test
    void isSafeAsAFolderNameWhateverTheFileIsCalled() {
        assertThat(DocumentId.stem("..")).isEqualTo("scan");
        assertThat(DocumentId.stem("日本語.png")).isEqualTo("scan");
        assertThat(DocumentId.stem(".hidden.jpg")).isEqualTo("hidden");
        assertThat(DocumentId.stem("a/b\\c:d*e?.jpg")).isEqualTo("a-b-c-d-e");
        assertThat(DocumentId.stem("x".repeat(200) + ".jpg")).hasSize(60);
        assertThat(DocumentId.stem("FRAN_0011_11090_L-medium.jpg")).isEqualTo("FRAN_0011_11090_L-medium");
    }
}
