package org.chirograph.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chirograph.format.DateSpan;
import org.chirograph.format.DateTable;

/**
 * When the documents of a collection were written: as a table says that people keep or, where that says nothing, as their
 * own files do. Looked up anew at each search that asks, so that tables may change.
 */
public final class Dates {
    /** What is known of the documents, by their ids. */
    public interface Known {
        Map<String, String> ofDocuments() throws IOException;
    }

    private final Path table;
    private final Known titles;
    private final Known given;

    /**
     * @param table as {@link DateTable} reads it; need not exist
     * @param titles what people call the documents
     * @param given dates, as {@link DateSpan} reads them, that stand in documents' own files
     */
    public Dates(Path table, Known titles, Known given) {
        this.table = table;
        this.titles = titles;
        this.given = given;
    }

    /** By the document's id; those of which nothing is known are missing. */
    Map<String, DateSpan> ofDocuments() throws IOException {
        DateTable known = DateTable.read(table);
        Map<String, DateSpan> dates = new HashMap<>();
        for (Map.Entry<String, String> own : given.ofDocuments().entrySet()) {
            try {
                dates.put(own.getKey(), DateSpan.of(own.getValue()));
            } catch (IllegalArgumentException e) {
                throw new IOException("the catalogue is damaged: of " + own.getKey() + " it says " + e.getMessage(), e);
            }
        }
        for (Map.Entry<String, String> document : titles.ofDocuments().entrySet()) {
            DateSpan date = known.date(document.getKey(), document.getValue());
            if (date != null) {
                dates.put(document.getKey(), date);
            }
        }
        return dates;
    }
}
