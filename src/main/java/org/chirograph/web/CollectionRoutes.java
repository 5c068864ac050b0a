package org.chirograph.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.PageEntry.Outcome;
import org.chirograph.catalog.Tally;

/** {@code /api/documents} and {@code /api/status}: what the collection holds. */
final class CollectionRoutes {
    /**
     * @param pages that can be opened, by name, in order
     * @param sureness of each of them: the mean posterior of its words, 0 without any
     */
    private record DocumentRow(
            String document, String title, int inFile, List<String> pages, List<Double> sureness, long failed) {}

    /**
     * @param done pages with a record
     * @param lines with words, in the index
     * @param readOnly whether nothing can be changed here
     */
    private record Status(int documents, int done, int failed, int lines, boolean readOnly) {}

    private final Shelf shelf;
    private final LiveIndex index;
    private final boolean readOnly;

    CollectionRoutes(Shelf shelf, LiveIndex index, boolean readOnly) {
        this.shelf = shelf;
        this.index = index;
        this.readOnly = readOnly;
    }

    void documents(Context context) throws Exception {
        Map<String, List<PageEntry>> pages = new HashMap<>();
        for (PageEntry page : shelf.pages()) {
            pages.computeIfAbsent(page.document(), id -> new ArrayList<>()).add(page);
        }
        List<DocumentRow> rows = shelf.documents().stream()
                .map(document -> row(document, pages.getOrDefault(document.id(), List.of())))
                .toList();
        Json.answer(context, Map.of("documents", rows));
    }

    void status(Context context) throws Exception {
        Tally tally = shelf.tally();
        Json.answer(context, new Status(tally.documents(), tally.done(), tally.failed(), index.lines(), readOnly));
    }

    private static DocumentRow row(DocumentEntry document, List<PageEntry> pages) {
        List<PageEntry> done = pages.stream().filter(PageEntry::hasRecord).toList();
        return new DocumentRow(
                document.id(),
                document.stem(),
                document.pages(),
                done.stream().map(PageEntry::page).toList(),
                done.stream().map(page -> page.confidence().mean()).toList(),
                pages.stream().filter(page -> page.outcome() == Outcome.FAILED).count());
    }
}
