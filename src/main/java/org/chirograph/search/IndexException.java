package org.chirograph.search;

import java.io.IOException;

/** The index can't be used as it is. The message says what to do; as the index is derived, nothing is lost. */
public final class IndexException extends IOException {
    private static final long serialVersionUID = 1L;

    IndexException(String complaint, Throwable cause) {
        super(complaint, cause);
    }

    IndexException(String complaint) {
        super(complaint);
    }
}
