package org.chirograph.catalog;

import java.nio.file.Path;

/**
 * A scan file of the collection.
 *
 * @param id file name and head of its SHA-256
 * @param path where it lay when it was last digitized; absolute
 * @param pages how many pages it has; 0 when it could not be opened
 * @param sha256 of the file, 64 hexadecimal digits; empty when it could not be read, or not since format 1
 */
public record DocumentEntry(String id, Path path, int pages, String sha256) {
    /** The file's name without its ending: what truth and exports are named after. */
    public String stem() {
        return path.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }
}
