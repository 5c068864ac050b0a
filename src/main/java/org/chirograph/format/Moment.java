package org.chirograph.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as the schemas spell them. One without a zone is taken as UTC, a day as its first moment. */
final class Moment {
    private Moment() {}

    static Instant parse(XmlCursor xml, String text) throws FormatException {
        String trimmed = text.strip();
        try {
            if (trimmed.indexOf('T') < 0) {
                return LocalDate.parse(trimmed).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean zoned = trimmed.endsWith("Z") || trimmed.matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(trimmed).toInstant()
                    : LocalDateTime.parse(trimmed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw xml.error("\"" + trimmed + "\" is not a date and time");
        }
    }
}
