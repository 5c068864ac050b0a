package org.chirograph.pipeline;

/** How one page of a batch ended. Every page that was found ends in exactly one of these. */
public sealed interface PageOutcome {
    /** The document's id, or the file's path when it could not even be named. */
    String document();

    /** The page inside its document, or {@code "-"} when the document could not be opened. */
    String page();

    /** Recorded and indexed. */
    record Done(String document, String page, int lines, int characters) implements PageOutcome {}

    /** Nothing was to be done, for this reason. */
    record Skipped(String document, String page, String reason) implements PageOutcome {
        /** The reason where people have corrected the page. */
        public static final String CORRECTED = "people have corrected it, which would be lost";

        /** The reason where another program has changed what people corrected. */
        public static final String CHANGED =
                "people have corrected it, and its record was changed by another program: see chirograph verify";
    }

    /** Nothing was recorded, for this reason, which says what the user can do; the same stands in quarantine. */
    record Failed(String document, String page, Failure failure) implements PageOutcome {}
}
