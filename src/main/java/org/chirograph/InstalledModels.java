package org.chirograph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.chirograph.recognize.ModelException;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.review.Completions;
import org.chirograph.text.CharacterModel;

/** The models beside the program, as far as reviewing needs them. */
final class InstalledModels implements Completions.Spelling {
    private final Consumer<String> faults;

    /** @param faults takes why a model that is there can't be used */
    InstalledModels(Consumer<String> faults) {
        this.faults = faults;
    }

    @Override
    public Optional<CharacterModel> of(String model) {
        Path models = Setup.models();
        Path folder = models.resolve(model).normalize();
        // The name stands in a record, which anybody may have written.
        if (!models.equals(folder.getParent()) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            return ModelFolder.open(folder).language();
        } catch (ModelException e) {
            faults.accept("words can't be completed: " + e.getMessage());
            return Optional.empty();
        }
    }
}
