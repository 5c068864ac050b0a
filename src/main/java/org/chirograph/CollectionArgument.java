package org.chirograph;

import java.nio.file.Path;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import picocli.CommandLine.Parameters;

/** The collection that a command is about: its first argument. */
final class CollectionArgument {
    @Parameters(index = "0", paramLabel = "COLLECTION")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    /** @throws CatalogException if there is none */
    CollectionFolder folder() throws CatalogException {
        return CollectionFolder.existing(path);
    }

    /** What to say where there is no document of this id. */
    String lacks(String document) {
        return "the collection holds no document " + document + "; chirograph status " + path + " names them";
    }

    /** As the user gave it. */
    @Override
    public String toString() {
        return path.toString();
    }
}
