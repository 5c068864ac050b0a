package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half of the n".getBytes());
                    throw new IOException("disk full");
                }))
                .hasMessage(file + ": disk full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.xml");
    }

    @Test
    void whileItIsWrittenTheOldFileStandsAndTheNewOneIsRecognisedAsALeftover() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "old");
        AtomicFile.write(file, out -> {
            out.write("new".getBytes());
            assertThat(file).hasContent("old");
            assertThat(names())
                    .hasSize(2)
                    .filteredOn(name -> AtomicFile.isLeftover(Path.of(name)))
                    .hasSize(1);
        });
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.xml");
        assertThat(AtomicFile.isLeftover(file)).isFalse();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }
}
