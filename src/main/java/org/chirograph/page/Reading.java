package org.chirograph.page;

/**
 * One thing that ink may say, and the calibrated probability that this is it.
 *
 * @param text never empty
 * @param posterior in (0, 1]
 */
public record Reading(String text, double posterior) {
    public Reading {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a reading says something");
        }
        if (!(posterior > 0 && posterior <= 1)) {
            throw new IllegalArgumentException("a posterior lies in (0, 1], not " + posterior);
        }
    }

    /** Fails unless there is a reading and none follows a less probable one. */
    static void requireBestFirst(java.util.List<Reading> readings) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("at least one reading is needed");
        }
        for (int i = 1; i < readings.size(); i++) {
            if (readings.get(i).posterior > readings.get(i - 1).posterior) {
                throw new IllegalArgumentException("readings stand best first");
            }
        }
    }
}
