package org.chirograph.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When documents were written, in a table that people keep: on each line the name of a document and, after a comma, a
 * semicolon or a tab, its date as {@link DateSpan} reads it. A first line without a digit in the place of the date is its
 * heading.
 */
public final class DateTable {
    private final Map<String, DateSpan> dates;

    private DateTable(Map<String, DateSpan> dates) {
        this.dates = dates;
    }

    /**
     * Reads a table in UTF-8; an empty one if there is no such file.
     *
     * @throws FormatException if a line has no date, or a document two
     */
    public static DateTable read(Path file) throws IOException {
        Map<String, DateSpan> dates = new HashMap<>();
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return new DateTable(dates);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replaceFirst("^\ufeff", "") : lines.get(i);
            int between = Math.max(line.lastIndexOf(','), Math.max(line.lastIndexOf(';'), line.lastIndexOf('\t')));
            String date = plain(line.substring(between + 1));
            boolean isHeading = i == 0 && date.chars().noneMatch(Character::isDigit);
            if (line.isBlank() || isHeading) {
                continue;
            }
            try {
                if (between < 0) {
                    throw new IllegalArgumentException("a document's name, a comma and its date are wanted");
                }
                if (dates.put(plain(line.substring(0, between)), DateSpan.of(date)) != null) {
                    throw new IllegalArgumentException("this document has a date above; leave one of them out");
                }
            } catch (IllegalArgumentException e) {
                throw new FormatException(file.toString(), i + 1, String.valueOf(e.getMessage()));
            }
        }
        return new DateTable(dates);
    }

    /** A field without the quotation marks that spreadsheets put around some. */
    private static String plain(String field) {
        String bare = field.strip();
        boolean isQuoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        return isQuoted ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"") : bare;
    }

    /** The date of the document with this id or, if that has none, this title; null if neither has. */
    public @Nullable DateSpan date(String id, String title) {
        DateSpan date = dates.get(id);
        return date != null ? date : dates.get(title);
    }
}
