package org.chirograph.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chirograph.format.AtomicFile;

/**
 * Queries that people gave names, in a file of the collection: a name, a tab and a query on each line, in UTF-8. The file
 * is read whenever something is asked and replaced in one step. Safe for several threads; of two processes that save at
 * the same moment, the later wins.
 */
public final class SavedSearches {
    /** Fits a line of a terminal, and a list beside results. */
    public static final int LONGEST_NAME = 60;

    private final Path file;

    /** @param name different from those of the others */
    public record Saved(String name, String query) {}

    /** @param file need not exist */
    public SavedSearches(Path file) {
        this.file = file;
    }

    /** In the order of their names. */
    public List<Saved> list() throws IOException {
        List<Saved> saved = new ArrayList<>();
        read().forEach((name, query) -> saved.add(new Saved(name, query)));
        return saved;
    }

    public Optional<String> query(String name) throws IOException {
        return Optional.ofNullable(read().get(name.strip()));
    }

    /**
     * Keeps a query, in the place of one of the same name.
     *
     * @throws QueryException if it can't be understood
     * @throws IllegalArgumentException if the name is empty, too long or holds what no line can
     */
    public synchronized void save(String name, String query) throws QueryException, IOException {
        Query.parse(query);
        String known = name.strip();
        if (known.isEmpty() || known.length() > LONGEST_NAME || known.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a search is saved under a name of 1 to " + LONGEST_NAME + " characters, on one line");
        }
        NavigableMap<String, String> saved = read();
        saved.put(known, query.replaceAll("\\s+", " ").strip());
        write(saved);
    }

    /** Whether there was one of this name. */
    public synchronized boolean delete(String name) throws IOException {
        NavigableMap<String, String> saved = read();
        if (saved.remove(name.strip()) == null) {
            return false;
        }
        write(saved);
        return true;
    }

    private NavigableMap<String, String> read() throws IOException {
        NavigableMap<String, String> saved = new TreeMap<>();
        try {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    saved.put(line.substring(0, tab), line.substring(tab + 1));
                }
            });
        } catch (NoSuchFileException e) {
            // nobody has saved anything yet
        }
        return saved;
    }

    private void write(NavigableMap<String, String> saved) throws IOException {
        StringBuilder lines = new StringBuilder();
        saved.forEach(
                (name, query) -> lines.append(name).append('\t').append(query).append('\n'));
        AtomicFile.write(file, out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
