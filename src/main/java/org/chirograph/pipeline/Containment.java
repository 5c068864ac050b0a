package org.chirograph.pipeline;

import java.time.Duration;

/**
 * How far one page's trouble may reach.
 *
 * @param pageTime what one page may take, from opening its file to its last word; also what opening a file may take
 * @param attempts how often a page is tried whose disk or network fails; at least 1
 * @param pause before the second attempt; it doubles with each further one
 * @param maxFailures share of a run's pages, in [0, 1], that may fail; with more the run stops. Fewer than
 *     {@value #FEWEST_FAILURES} never stop it, unless none at all may fail (0)
 */
public record Containment(Duration pageTime, int attempts, Duration pause, double maxFailures) {
    /** The slowest pages of hands known take half a minute on one core; ten times that is no reading any more. */
    public static final Containment DEFAULT = new Containment(Duration.ofMinutes(5), 3, Duration.ofSeconds(1), 0.1);

    /** One bad file among five is a fifth, and no reason to stop. */
    private static final int FEWEST_FAILURES = 10;

    public Containment {
        if (pageTime.isNegative() || pageTime.isZero()) {
            throw new IllegalArgumentException("a page needs some time");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("a page is tried once at least, not " + attempts + " times");
        }
        if (!(maxFailures >= 0 && maxFailures <= 1)) {
            throw new IllegalArgumentException("a share lies between 0.0 and 1.0, not at " + maxFailures);
        }
    }

    /**
     * Whether so many failures are a reason to stop.
     *
     * @param pages of the whole run, those already done before it left out
     */
    boolean tooMany(int failures, int pages) {
        return failures > maxFailures * pages && (failures >= FEWEST_FAILURES || maxFailures == 0);
    }
}
