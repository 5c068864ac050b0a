package org.chirograph.format;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the readings of a word or glyph from a file. What Chirograph wrote comes back as it was; with other programs'
 * files the file's order counts, and a reading more confident than the one before it is taken down to that one's level.
 */
final class ReadingList {
    /** A confidence of 0 says that a reading is impossible, which no posterior can; this stands for it. */
    private static final double IMPOSSIBLE = 1e-6;

    private final List<Reading> readings = new ArrayList<>(4);

    /** A text of no characters is no reading and is passed over. */
    void add(String text, double posterior) {
        if (!text.isEmpty()) {
            double before = readings.isEmpty() ? 1 : readings.getLast().posterior();
            readings.add(new Reading(text, Math.min(before, posterior)));
        }
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    List<Reading> toList() {
        return List.copyOf(readings);
    }

    /** The posterior behind a confidence as written; 1 where there is none. */
    static double posterior(XmlCursor xml, @Nullable String confidence) throws FormatException {
        if (confidence == null) {
            return 1;
        }
        double value;
        try {
            value = Double.parseDouble(confidence);
        } catch (NumberFormatException e) {
            throw xml.error("the confidence \"" + confidence + "\" is not a number");
        }
        if (!(value >= 0 && value <= 1)) {
            throw xml.error("the confidence " + confidence + " lies outside 0 to 1");
        }
        return value == 0 ? IMPOSSIBLE : value;
    }
}
