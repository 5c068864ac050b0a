package org.chirograph;

import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is wrong with the machine rather than with the program or its input, and what the user can do about it. */
enum MachineTrouble {
    FULL_DISK(
            "The disk is full: make room, then give the same command again; what was finished before is kept.",
            "No space left on device",
            "database or disk is full",
            "SQLITE_IOERR_SHMSIZE", // no room for the file beside the catalogue that readers and writers share
            "quota exceeded",
            "There is not enough space on the disk"),
    NOT_WRITABLE(
            "That place may not be written to: choose another, or change its permissions or how it is mounted.",
            "Read-only file system",
            "readonly database",
            "Permission denied",
            "Access is denied"),
    OPEN_FILES(
            "Too many files are open at once: allow more, with ulimit -n 4096 say, then give the same command again;"
                    + " what was finished before is kept.",
            "Too many open files");

    private final String advice;

    /** How systems and libraries word it; Java passes the words on and no code. */
    private final List<String> words;

    MachineTrouble(String advice, String... words) {
        this.advice = advice;
        this.words = List.of(words);
    }

    /** A sentence that says what it is and what to do. */
    String advice() {
        return advice;
    }

    /** What lies behind an exception, however deep. */
    static Optional<MachineTrouble> of(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            String said = String.valueOf(at.getMessage());
            boolean denied = at instanceof AccessDeniedException;
            Optional<MachineTrouble> found = Arrays.stream(values())
                    .filter(t -> t.words.stream().anyMatch(said::contains) || denied && t == NOT_WRITABLE)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
