package org.chirograph.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chirograph.format.DateSpan;
import org.chirograph.format.DateTable;

/** When the documents of a collection were written. Looked up anew at each search that asks, so that tables may change. */
public final class Dates {
    /** What people call the documents. */
    public interface Titles {
        /** By the document's id. */
        Map<String, String> ofDocuments() throws IOException;
    }

    private final Path table;
    private final Titles titles;

    /** @param table as {@link DateTable} reads it; need not exist */
    public Dates(Path table, Titles titles) {
        this.table = table;
        this.titles = titles;
    }

    /** By the document's id; those of which nothing is known are missing. */
    Map<String, DateSpan> ofDocuments() throws IOException {
        DateTable known = DateTable.read(table);
        Map<String, DateSpan> dates = new HashMap<>();
        for (Map.Entry<String, String> document : titles.ofDocuments().entrySet()) {
            DateSpan date = known.date(document.getKey(), document.getValue());
            if (date != null) {
                dates.put(document.getKey(), date);
            }
        }
        return dates;
    }
}
