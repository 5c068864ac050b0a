package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;

/**
 * Writes a document's words as a table: comma-separated values after RFC 4180, in UTF-8, with a row of column names.
 * Lines count from 1 in a page, words from 1 in a line, both in reading order; boxes are in scan pixels.
 */
public final class WordTable {
    private static final String COLUMNS =
            String.join(",", "page", "line", "word", "text", "confidence", "x", "y", "width", "height", "id");
    private static final String END = "\r\n";

    private WordTable() {}

    public static void write(PageSequence pages, OutputStream out) throws IOException {
        out.write((COLUMNS + END).getBytes(StandardCharsets.UTF_8));
        pages.forEach(page -> out.write(rows(page).getBytes(StandardCharsets.UTF_8)));
    }

    private static String rows(Page page) {
        StringBuilder rows = new StringBuilder();
        List<Line> lines = page.lines().toList();
        for (int l = 0; l < lines.size(); l++) {
            List<Word> words = lines.get(l).words();
            for (int w = 0; w < words.size(); w++) {
                Word word = words.get(w);
                Box box = word.box();
                rows.append(quoted(page.id())).append(',');
                rows.append(l + 1).append(',').append(w + 1).append(',');
                rows.append(quoted(word.best().text())).append(',');
                rows.append(BigDecimal.valueOf(word.best().posterior()).toPlainString());
                for (int number : new int[] {box.x(), box.y(), box.width(), box.height()}) {
                    rows.append(',').append(number);
                }
                rows.append(',').append(quoted(word.id())).append(END);
            }
        }
        return rows.toString();
    }

    /** In quotes where a comma, a quote, a line break or a space at an end would mislead a reader. */
    private static String quoted(String text) {
        boolean plain = text.equals(text.strip())
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
