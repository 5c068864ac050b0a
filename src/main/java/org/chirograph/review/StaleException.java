package org.chirograph.review;

/** What was to be changed is not any more as it was shown: someone else was there first. Nothing was changed. */
public final class StaleException extends Exception {
    private static final long serialVersionUID = 1;

    StaleException(String message) {
        super(message);
    }
}
