package org.chirograph.review;

import java.util.Optional;
import org.chirograph.catalog.Correction;
import org.jspecify.annotations.Nullable;

/** What was to be changed is not any more as it was shown: someone else was there first. Nothing was changed. */
public final class StaleException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Correction first;

    StaleException(String message) {
        this(message, null);
    }

    StaleException(String message, @Nullable Correction first) {
        super(message);
        this.first = first;
    }

    /** What the other one did, where that is known. */
    public Optional<Correction> first() {
        return Optional.ofNullable(first);
    }
}
