package org.chirograph.format;

/** Comma-separated values after RFC 4180. */
public final class Csv {
    /** What a row ends with. */
    private static final String END = "\r\n";

    private Csv() {}

    /** A row of cells, each as its own text says it, with the line's end. */
    public static String row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append(row.isEmpty() ? "" : ",").append(quoted(cell.toString()));
        }
        return row.append(END).toString();
    }

    /** In quotes where a comma, a quote, a line break or a space at an end would mislead a reader. */
    private static String quoted(String text) {
        boolean plain = text.equals(text.strip())
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
