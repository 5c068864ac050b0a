package org.chirograph.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.Visible;

/**
 * Why a page was not recorded.
 *
 * @param reason one line that says which file and page, and what is wrong
 * @param advice what the user can do
 * @param outOfMemory whether Java's heap was too small for the page and what else was in hand
 */
public record Failure(Kind kind, String reason, String advice, boolean outOfMemory) {
    /** One constant for each way in which a batch, or whoever looks through its failures, goes on. */
    public enum Kind {
        /** The file is at fault: it fails again until someone mends or replaces it. */
        DATA,
        /** The page wants more pixels, memory or time than it was allowed; with more it may be read. */
        RESOURCE,
        /** A disk or a network failed: tried again a few times, and then left for the next run. */
        TRANSIENT,
        /** The program is at fault; other pages are not concerned. */
        FAULT
    }

    static Failure of(ScanException e) {
        Kind kind = switch (e.reason()) {
            case MISSING, UNREADABLE, EMPTY, NOT_A_SCAN, UNSUPPORTED, ELSEWHERE, TRUNCATED, CORRUPT, ENCRYPTED ->
                Kind.DATA;
            case TOO_LARGE -> Kind.RESOURCE;
            case DEVICE -> Kind.TRANSIENT;
        };
        return new Failure(kind, String.valueOf(e.getMessage()), e.reason().advice(), false);
    }

    static Failure outOfMemory(Path file, String page) {
        String advice = "start with CHIROGRAPH_HEAP=4g, or scale the scan down";
        return resource(file, page, "needs more memory than there is", advice, true);
    }

    static Failure outOfTime(Path file, String page, Duration limit) {
        return resource(
                file,
                page,
                "took longer than the limit of " + limit.toMillis() / 1000.0 + " s",
                "allow a page more with --page-time, or scale the scan down",
                false);
    }

    static Failure fault(Path file, String page, Throwable e) {
        return new Failure(
                Kind.FAULT,
                where(file, page) + " could not be digitized (" + Visible.of(e.toString())
                        + "); this is a fault of the program: please report it with the scan",
                "report it with the scan",
                false);
    }

    private static Failure resource(Path file, String page, String what, String advice, boolean outOfMemory) {
        return new Failure(Kind.RESOURCE, where(file, page) + " " + what + "; " + advice, advice, outOfMemory);
    }

    private static String where(Path file, String page) {
        return Visible.of(file.toString()) + (page.equals("-") ? "" : " page " + page);
    }
}
