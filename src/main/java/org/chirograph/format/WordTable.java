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
 * Writes a document's words as a table: comma-separated values ({@link Csv}) in UTF-8, with a row of column names.
 * Lines count from 1 in a page, words from 1 in a line, both in reading order; boxes are in scan pixels.
 */
public final class WordTable {
    private static final String COLUMNS =
            Csv.row("page", "line", "word", "text", "confidence", "x", "y", "width", "height", "id");

    private WordTable() {}

    public static void write(PageSequence pages, OutputStream out) throws IOException {
        out.write(COLUMNS.getBytes(StandardCharsets.UTF_8));
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
                rows.append(Csv.row(
                        page.id(),
                        l + 1,
                        w + 1,
                        word.best().text(),
                        BigDecimal.valueOf(word.best().posterior()).toPlainString(),
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height(),
                        word.id()));
            }
        }
        return rows.toString();
    }
}
