package org.chirograph.web;

import io.javalin.http.Context;
import java.time.Instant;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Occasion;
import org.chirograph.review.Change;
import org.chirograph.review.DocumentAudit;
import org.chirograph.review.StaleException;
import org.chirograph.review.Version;
import org.jspecify.annotations.Nullable;

/** {@code /api/review/audit}: how good a document is, which line to tell next to know more, and what it says. */
final class AuditRoutes {
    /** @param next the line to tell; null when all have been told */
    private record Answer(
            String document,
            String title,
            double confidence,
            DocumentAudit.Statement statement,
            @Nullable Asked next) {}

    private record Asked(String page, PageRoute.LineRow line) {}

    /**
     * @param text what stands there; null where nobody can tell
     * @param version of the line as the person saw it
     */
    private record Told(
            @Nullable String document,
            @Nullable String page,
            @Nullable String line,
            @Nullable String version,
            @Nullable String text,
            @Nullable String by) {}

    /** @param change by which it is taken back; 0 where nothing can be */
    private record Kept(long change) {}

    private final CollectionFolder folder;
    private final Catalog catalog;
    private final Shelf shelf;
    private final Desk desk;

    AuditRoutes(CollectionFolder folder, Catalog catalog, Shelf shelf, Desk desk) {
        this.folder = folder;
        this.catalog = catalog;
        this.shelf = shelf;
        this.desk = desk;
    }

    void show(Context context) throws Exception {
        String id = context.queryParam("document");
        DocumentEntry document = shelf.document(Parameters.named(id, "document"));
        DocumentAudit audit = DocumentAudit.of(folder, catalog, document);
        Asked next = audit.next()
                .map(stake -> new Asked(stake.page(), PageRoute.row(stake.line())))
                .orElse(null);
        Json.answer(
                context, new Answer(document.id(), document.stem(), DocumentAudit.CONFIDENCE, audit.statement(), next));
    }

    void tell(Context context) throws Exception {
        Told told = Json.read(context, Told.class);
        DocumentEntry document = shelf.document(Parameters.named(told.document, "document"));
        String page = Parameters.named(told.page, "page");
        String line = Parameters.named(told.line, "line");
        String version = Parameters.named(told.version, "version");
        String by = Parameters.reviewer(told.by);
        DocumentAudit audit = DocumentAudit.of(folder, catalog, document);
        DocumentAudit.Stake asked = audit.next()
                .filter(stake -> stake.page().equals(page) && stake.line().id().equals(line))
                .filter(stake -> Version.of(stake.line()).equals(version))
                .orElseThrow(() -> new RequestException(
                        409, "this is not the line that is asked for by now: somebody was there first"));
        if (told.text == null) {
            AuditedLine untold = audit.untold(asked, by, Instant.now());
            desk.note(corrector -> corrector.audit(untold));
            Json.answer(context, new Kept(0));
            return;
        }
        String text = Parameters.typed(told.text);
        AuditedLine sampled = audit.told(asked, text, by, Instant.now());
        try {
            Desk.Kept kept = desk.keep(
                    corrector -> {
                        Change change = corrector.retype(document.id(), page, line, version, text, by, Occasion.DRAWN);
                        corrector.audit(sampled);
                        return change;
                    },
                    corrector -> corrector.withdraw(sampled));
            Json.answer(context, new Kept(kept.number()));
        } catch (StaleException e) {
            throw new RequestException(409, String.valueOf(e.getMessage()));
        }
    }
}
