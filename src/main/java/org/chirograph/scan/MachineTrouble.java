package org.chirograph.scan;

import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the machine rather than with the program or its input, and what the user can do about it. Here stand
 * the words by which it is known, for all that read and write.
 */
public enum MachineTrouble {
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
            "readonly database"),
    DENIED(
            "The system denies access to it: change its permissions, or choose another place.",
            "Permission denied",
            "Access is denied"),
    OPEN_FILES(
            "Too many files are open at once: allow more, with ulimit -n 4096 say, then give the same command again;"
                    + " what was finished before is kept.",
            "Too many open files"),
    /** SQLite opens no file, and keeps the reason to itself. */
    CATALOGUE_SHUT(
            "Either its folder may not be written to, or too many files are open at once: then allow more, with"
                    + " ulimit -n 4096 say, and give the same command again; what was finished before is kept.",
            "SQLITE_CANTOPEN"),
    /** The disk or the network fails. */
    DEVICE(
            "The disk or the network that it lies on fails: check it, then give the same command again.",
            "Input/output error",
            "SQLITE_IOERR",
            "Stale file handle",
            "Transport endpoint is not connected",
            "Connection timed out",
            "Host is down",
            "No such device",
            "The specified network name is no longer available");

    private final String advice;

    /** How systems and libraries word it; Java passes the words on and no code. */
    private final List<String> words;

    MachineTrouble(String advice, String... words) {
        this.advice = advice;
        this.words = List.of(words);
    }

    /** A sentence that says what it is and what to do. */
    public String advice() {
        return advice;
    }

    /** What lies behind an exception, however deep. */
    public static Optional<MachineTrouble> of(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof AccessDeniedException) {
                return Optional.of(DENIED);
            }
            String said = String.valueOf(at.getMessage());
            Optional<MachineTrouble> found = Arrays.stream(values())
                    .filter(trouble -> trouble.words.stream().anyMatch(said::contains))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
