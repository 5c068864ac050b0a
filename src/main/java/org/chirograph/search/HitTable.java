package org.chirograph.search;

import java.math.BigDecimal;
import java.util.List;
import org.chirograph.format.Csv;
import org.chirograph.page.Box;

/** Hits as a table of comma-separated values with a row of column names: a row for every word found, the best hit first. */
public final class HitTable {
    private HitTable() {}

    /** Boxes are in scan pixels; {@code text} is the reading that fits, {@code context} the line it stands in. */
    public static String csv(List<Hit> hits) {
        StringBuilder table = new StringBuilder(Csv.row(
                "document",
                "page",
                "line",
                "word",
                "text",
                "posterior",
                "confidence",
                "possible",
                "x",
                "y",
                "width",
                "height",
                "context"));
        for (Hit hit : hits) {
            for (Hit.Match match : hit.words()) {
                Box box = match.box();
                table.append(Csv.row(
                        hit.document(),
                        hit.page(),
                        hit.line(),
                        match.word(),
                        match.text(),
                        plain(match.posterior()),
                        plain(hit.confidence()),
                        hit.possible() ? "yes" : "no",
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height(),
                        hit.text()));
            }
        }
        return table.toString();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }
}
