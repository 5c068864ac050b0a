package org.chirograph.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chirograph.catalog.DocumentEntry;

/**
 * What documents are called in an export: after their scans where that is clear, by their ids where two would get files
 * of the same name.
 */
final class ExportNames {
    /** What the page of a scan of many pages is called; a scan of one page may be called so too. */
    private static final Pattern PAGE_OF_MANY = Pattern.compile("(.+)-\\d{4,}");

    private final Map<String, Integer> stems = new HashMap<>();

    ExportNames(List<DocumentEntry> documents) {
        for (DocumentEntry document : documents) {
            stems.merge(document.stem(), 1, Integer::sum);
        }
    }

    String of(DocumentEntry document) {
        String stem = document.stem();
        Matcher page = PAGE_OF_MANY.matcher(stem);
        boolean clear = stems.getOrDefault(stem, 0) <= 1 && !(page.matches() && stems.containsKey(page.group(1)));
        return clear ? stem : document.id();
    }
}
