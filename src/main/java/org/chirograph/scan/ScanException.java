package org.chirograph.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * A scan can't be read. The message is one line that says which file and page, what is wrong with it and what the user
 * can do; it is fit to be shown as it is.
 */
public final class ScanException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, one constant for each thing a user would do something else about. */
    public enum Reason {
        MISSING("check the path"),
        UNREADABLE("check its permissions"),
        /** The disk or the network failed, not the file: the same call may succeed later. */
        DEVICE("check the disk or the network it lies on, then give the same command again"),
        /** So many files are open that the system opens no other. */
        OPEN_FILES("allow more open files, with ulimit -n 4096 say, then give the same command again"),
        EMPTY("copy it again from its source"),
        NOT_A_SCAN("give PDF, TIFF, JPEG, PNG or JPEG 2000 files"),
        UNSUPPORTED("convert it to TIFF or PNG"),
        ELSEWHERE("put the file into the folder of the list that names it, or give it by itself"),
        TRUNCATED("copy it again from its source"),
        CORRUPT("copy it again from its source, or save it anew with an image program"),
        ENCRYPTED("save a copy that opens without a password"),
        TOO_LARGE("split it or scale it down");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }

        /** What the user can do, as the end of a sentence. */
        public String advice() {
            return advice;
        }
    }

    private final Reason reason;

    /**
     * @param where the file as the user named it, with the page where there are several
     * @param what goes on where {@code where} stops: {@code "is empty"}
     */
    public ScanException(Reason reason, String where, String what) {
        super(Visible.of(where + " " + what + "; " + reason.advice));
        this.reason = reason;
    }

    public ScanException(Reason reason, String where, String what, Throwable cause) {
        this(reason, where, what);
        initCause(cause);
    }

    /** For a file or folder that could not be read: whether it is missing, closed to the user, or on a disk that fails. */
    static ScanException unreadable(String where, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> new ScanException(Reason.MISSING, where, "does not exist", e);
            case AccessDeniedException denied ->
                new ScanException(Reason.UNREADABLE, where, "can't be read: access is denied", e);
            default -> {
                String words = String.valueOf(e.getMessage());
                Reason reason = words.contains("Is a directory") ? Reason.UNREADABLE : reason(e, Reason.DEVICE);
                yield new ScanException(reason, where, "can't be read: " + words, e);
            }
        };
    }

    /**
     * For bytes that a decoder could not make sense of, or could not get.
     *
     * @param what as the constructors take it, such as {@code "can't be decoded"}; the cause's own words follow
     */
    static ScanException decoding(String where, String what, Exception e) {
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Reason reason = e instanceof FileSystemException
                ? reason(e, Reason.DEVICE)
                : e instanceof IOException ? reason(e, Reason.CORRUPT) : Reason.CORRUPT;
        return new ScanException(reason, where, what + ": " + words, e);
    }

    /** @param otherwise when the machine is not to blame */
    private static Reason reason(Exception e, Reason otherwise) {
        return MachineTrouble.of(e)
                .map(trouble -> switch (trouble) {
                    case OPEN_FILES -> Reason.OPEN_FILES;
                    case DENIED -> Reason.UNREADABLE;
                    case FULL_DISK, NOT_WRITABLE, CATALOGUE_SHUT, DEVICE -> Reason.DEVICE;
                })
                .orElse(otherwise);
    }

    public Reason reason() {
        return reason;
    }
}
