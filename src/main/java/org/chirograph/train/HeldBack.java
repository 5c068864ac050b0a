package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The list of pages and documents that a model does not learn from, so that it can be tuned and judged by them. */
public final class HeldBack {
    private HeldBack() {}

    /** @param file names, one a line, {@code #} begins a comment; or null for none */
    public static Set<String> names(@Nullable Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        if (file != null) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    names.add(line.strip());
                }
            }
        }
        return names;
    }
}
