package org.chirograph.search;

/** Which lines are looked at, or shown, whatever stands in them. */
sealed interface Filter extends QueryTree {
    /**
     * Lines of a document.
     *
     * @param id of the document, or how it begins
     */
    record InDocument(String id, boolean isBeginning) implements Filter {}

    record OnPage(String id) implements Filter {}

    /**
     * Lines whose {@link Hit#confidence} is at least {@code bound}, or below it.
     *
     * @param bound in [0, 1]
     */
    record Confidence(double bound, boolean isLeast) implements Filter {}

    /** @param confidence of the whole hit */
    default boolean holds(String document, String page, double confidence) {
        return switch (this) {
            case InDocument in -> in.isBeginning ? document.startsWith(in.id) : document.equals(in.id);
            case OnPage on -> page.equals(on.id);
            case Confidence sure -> confidence >= sure.bound == sure.isLeast;
        };
    }
}
