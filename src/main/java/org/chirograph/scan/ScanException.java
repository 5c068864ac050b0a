package org.chirograph.scan;

/**
 * A scan can't be read. The message is one line that says which file and page, what is wrong with it and what the user
 * can do; it is fit to be shown as it is.
 */
public final class ScanException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, one constant for each thing a user would do something else about. */
    public enum Reason {
        MISSING("check the path"),
        UNREADABLE("check its permissions and the disk it lies on"),
        EMPTY("copy it again from its source"),
        NOT_A_SCAN("give PDF, TIFF, JPEG or PNG files"),
        UNSUPPORTED("convert it to TIFF or PNG"),
        TRUNCATED("copy it again from its source"),
        CORRUPT("copy it again from its source, or save it anew with an image program"),
        ENCRYPTED("save a copy that opens without a password"),
        TOO_LARGE("split it or scale it down");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }
    }

    private final Reason reason;

    /**
     * @param where the file as the user named it, with the page where there are several
     * @param what goes on where {@code where} stops: {@code "is empty"}
     */
    public ScanException(Reason reason, String where, String what) {
        super(where + " " + what + "; " + reason.advice);
        this.reason = reason;
    }

    public ScanException(Reason reason, String where, String what, Throwable cause) {
        this(reason, where, what);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }
}
