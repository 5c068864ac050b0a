package org.chirograph.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.chirograph.format.AtomicFile;

/**
 * The folder that says of every page that could not be digitized why, in a small JSON file each. The scans themselves
 * stay where they are: the file names them, and a copy of what may be gigabytes helps nobody. A page's file goes away
 * when the page is digitized after all.
 */
final class Quarantine {
    /**
     * What such a file says.
     *
     * @param source absolute path of the scan
     * @param page its number in the file, or {@code "-"} when the file as a whole is at fault
     * @param failure what kind of failure it is: data, resource, transient or fault
     * @param reason what is wrong
     * @param whatToDo what a person can do about it
     * @param attempts how often it was tried in this run
     */
    record Notice(
            String source,
            String document,
            String page,
            String failure,
            String reason,
            String whatToDo,
            int attempts,
            String at,
            String program) {}

    private final Path folder;

    Quarantine(Path folder) {
        this.folder = folder;
    }

    /** @param document the document's id */
    void put(String document, Path source, String page, Failure failure, int attempts, Instant at) throws IOException {
        Notice notice = new Notice(
                source.toAbsolutePath().normalize().toString(),
                document,
                page,
                failure.kind().name().toLowerCase(java.util.Locale.ROOT),
                failure.reason(),
                failure.advice(),
                attempts,
                at.toString(),
                ProgramVersion.NAME);
        Files.createDirectories(folder);
        AtomicFile.write(file(document, page), out -> out.write(json(notice)));
    }

    /** Forgets a page that is digitized, or a document that could be opened. */
    void release(String document, String page) throws IOException {
        Files.deleteIfExists(file(document, page));
    }

    private Path file(String document, String page) {
        return folder.resolve(page.equals("-") ? document + ".json" : document + "-" + page + ".json");
    }

    private static byte[] json(Notice notice) throws JsonProcessingException {
        String text = Overlay.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(notice) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
