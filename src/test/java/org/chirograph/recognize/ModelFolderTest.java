package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    private static final Path SOUND = Path.of("models/typewritten-latin");

    @TempDir
    private Path folder;

    /** The only fault that the JSON's own reader doesn't see, nor the sums of the other files. */
    @Test
    void anAlphabetThatHoldsALetterTwiceIsRefused() throws IOException {
        for (String name : new String[] {ModelFolder.WEIGHTS, ModelFolder.NGRAMS}) {
            Files.copy(SOUND.resolve(name), folder.resolve(name));
        }
        String sound = Files.readString(SOUND.resolve(ModelFolder.SPEC));
        String twice = sound.replaceFirst("\"b\"", "\"a\"");
        assertThat(twice).isNotEqualTo(sound);
        Files.writeString(folder.resolve(ModelFolder.SPEC), twice);
        ModelFolder model = ModelFolder.open(folder);
        assertThatThrownBy(model::alphabet)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.json")
                .hasMessageContaining("holds \"a\" twice")
                .hasMessageContaining("Copy the whole model folder again");
    }
}
