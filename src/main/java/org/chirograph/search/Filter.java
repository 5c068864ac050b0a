package org.chirograph.search;

import java.util.Set;
import org.chirograph.format.DateSpan;

/** Which lines are looked at, or shown, whatever stands in them. */
sealed interface Filter extends QueryTree {
    /**
     * Lines of a document.
     *
     * @param id of the document, or how it begins
     */
    record InDocument(String id, boolean isBeginning) implements Filter {}

    record OnPage(String id) implements Filter {}

    /** Lines of pages that were read with this pipeline. */
    record ByPipeline(String name) implements Filter {}

    /**
     * Lines of documents that were written then, as far as known.
     *
     * @param place in the query
     */
    record Dated(DateSpan span, int place) implements Filter {}

    /** Lines of any of these documents. */
    record InDocuments(Set<String> ids) implements Filter {
        public InDocuments {
            ids = Set.copyOf(ids);
        }
    }

    /**
     * Lines whose {@link Hit#confidence} is at least {@code bound}, or below it.
     *
     * @param bound in [0, 1]
     */
    record Confidence(double bound, boolean isLeast) implements Filter {}

    /** @param confidence of the whole hit */
    default boolean holds(Place place, String pipeline, double confidence) {
        return switch (this) {
            case InDocument in ->
                in.isBeginning
                        ? place.document().startsWith(in.id)
                        : place.document().equals(in.id);
            case OnPage on -> place.page().equals(on.id);
            case InDocuments in -> in.ids.contains(place.document());
            case Dated dated -> throw new IllegalStateException("dates are made into documents before");
            case ByPipeline by -> pipeline.equals(by.name);
            case Confidence sure -> confidence >= sure.bound == sure.isLeast;
        };
    }
}
