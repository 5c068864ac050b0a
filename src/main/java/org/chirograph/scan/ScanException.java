package org.chirograph.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

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

    /** How the systems that Java runs on word a failure of a disk or a network; Java passes the words on and no code. */
    private static final List<String> DEVICE_FAILURES = List.of(
            "Input/output error",
            "Stale file handle",
            "Transport endpoint is not connected",
            "Connection timed out",
            "Host is down",
            "No such device",
            "The specified network name is no longer available");

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

    /** For a file that could not be read: whether it is missing, closed to the user, or on a disk that fails. */
    static ScanException unreadable(String where, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> new ScanException(Reason.MISSING, where, "does not exist", e);
            case AccessDeniedException denied ->
                new ScanException(Reason.UNREADABLE, where, "can't be read: access is denied", e);
            default ->
                new ScanException(
                        String.valueOf(e.getMessage()).contains("Is a directory") ? Reason.UNREADABLE : Reason.DEVICE,
                        where,
                        "can't be read: " + e.getMessage(),
                        e);
        };
    }

    /**
     * For bytes that a decoder could not make sense of, or could not get.
     *
     * @param what as the constructors take it, such as {@code "can't be decoded"}; the cause's own words follow
     */
    static ScanException decoding(String where, String what, Exception e) {
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        boolean device = e instanceof FileSystemException
                || e instanceof IOException && DEVICE_FAILURES.stream().anyMatch(words::contains);
        return new ScanException(device ? Reason.DEVICE : Reason.CORRUPT, where, what + ": " + words, e);
    }

    public Reason reason() {
        return reason;
    }
}
