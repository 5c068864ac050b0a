package org.chirograph.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, both included, between which something was written. */
public record DateSpan(LocalDate first, LocalDate last) {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    public DateSpan {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a span of time ends before it begins: " + first + " to " + last);
        }
    }

    /**
     * Reads dates and intervals of EDTF (ISO 8601-2), level 0, without times of day: {@code 1914}, {@code 1914-08},
     * {@code 1914-08-03}, {@code 1914-08/1918}.
     *
     * @throws IllegalArgumentException if it is none, with a sentence that says so
     */
    public static DateSpan of(String text) {
        int stroke = text.indexOf('/');
        if (stroke >= 0) {
            return new DateSpan(one(text.substring(0, stroke)).first, one(text.substring(stroke + 1)).last);
        }
        return one(text);
    }

    private static DateSpan one(String text) {
        Matcher date = DATE.matcher(text);
        try {
            if (date.matches()) {
                int year = Integer.parseInt(date.group(1));
                if (date.group(2) == null) {
                    return new DateSpan(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
                }
                YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
                if (date.group(3) == null) {
                    return new DateSpan(month.atDay(1), month.atEndOfMonth());
                }
                LocalDate day = month.atDay(Integer.parseInt(date.group(3)));
                return new DateSpan(day, day);
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no date; write 1914, 1914-08, 1914-08-03 or, from one to another, 1914-08/1918");
    }

    /** Whether a day lies in both. */
    public boolean meets(DateSpan other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }
}
