package org.chirograph.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where data that is not the project's own lies; a test that needs it is skipped, visibly, where it is absent. */
public final class Outside {
    private Outside() {}

    public static Path data() {
        return present(root());
    }

    public static Path schema(String name) {
        return present(root().resolveSibling("schemas").resolve(name));
    }

    private static Path root() {
        String set = System.getProperty("CHIROGRAPH_DATA", System.getenv("CHIROGRAPH_DATA"));
        return Path.of(set == null ? "../shared/data" : set).toAbsolutePath().normalize();
    }

    private static Path present(Path path) {
        assumeTrue(Files.exists(path), () -> path + " is absent: set CHIROGRAPH_DATA");
        return path;
    }
}
