package org.chirograph.catalog;

import java.time.Instant;

/**
 * What a run made of one page.
 *
 * @param page its number in the document, or {@link #WHOLE} for a file that could not be opened
 * @param run the run's number; 0 in what format 1 left
 * @param fingerprint hash of the pipeline and the model it was digitized with
 * @param reason why it failed; empty when it did not
 * @param advice what a person can do about it; empty when it did not fail
 * @param attempts how often it was tried in that run
 * @param millis how long it took
 * @param record SHA-256 of the record as the program wrote it; empty when there is none
 * @param confidence how sure the reader was
 */
public record PageEntry(
        String document,
        String page,
        int run,
        Outcome outcome,
        String fingerprint,
        String reason,
        String advice,
        int attempts,
        long millis,
        Instant at,
        String record,
        WordConfidence confidence) {
    /** Stands for the page when the file as a whole is at fault. */
    public static final String WHOLE = "-";

    /** How it ended. */
    public enum Outcome {
        /** The record is to be written with the hash given; whether it was shows on the disk. */
        WRITING,
        /** There is a record. */
        DONE,
        /** There is no record, or one made earlier. */
        FAILED,
        /** The page is to leave the collection, and some of it may have left. */
        LEAVING,
        /** The page left the collection. */
        FORGOTTEN
    }

    /** Whether there should be a record that says what was read, be it of an earlier run, as of a page that failed since. */
    public boolean hasRecord() {
        return outcome == Outcome.DONE || outcome == Outcome.FAILED && !record.isEmpty();
    }

    /** The same with another outcome. */
    public PageEntry with(Outcome other) {
        return new PageEntry(
                document, page, run, other, fingerprint, reason, advice, attempts, millis, at, record, confidence);
    }

    /** The same as another run has it, which found nothing to complain of. */
    public PageEntry by(int other, Instant then) {
        return new PageEntry(
                document, page, other, outcome, fingerprint, "", "", attempts, millis, then, record, confidence);
    }

    /** The same with the record that came of it. */
    public PageEntry with(String sha256, WordConfidence words) {
        return new PageEntry(
                document, page, run, outcome, fingerprint, reason, advice, attempts, millis, at, sha256, words);
    }
}
