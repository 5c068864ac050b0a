package org.chirograph.catalog;

import java.time.Instant;

/**
 * A line of a document's audit sample: drawn by chance from the lines not drawn before, and told by a person.
 *
 * @param weight the share of chance it had, in characters
 * @param pool weight of all lines it was drawn from
 * @param predicted errors that its posteriors let expect
 * @param poolPredicted the same for all lines it was drawn from
 * @param read characters that the record had
 * @param said characters that the person says are there
 * @param errors between the two: the edit distance
 * @param mended whether the record says by now what the person says; not where nobody could tell what stands there
 */
public record AuditedLine(
        String document,
        String page,
        String line,
        double weight,
        double pool,
        double predicted,
        double poolPredicted,
        int read,
        int said,
        int errors,
        boolean mended,
        String who,
        Instant at) {}
