package org.chirograph.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.review.Version;
import org.jspecify.annotations.Nullable;

/** {@code /api/pages/DOCUMENT/PAGE}: what was read on a page, where, how surely, and what else it may say. */
final class PageRoute {
    /**
     * Boxes are in scan pixels.
     *
     * @param previous name of the page before, if there is one that was read
     * @param hits lines of this page that fit the query, if there was one
     */
    private record PageRow(
            String document,
            String title,
            String page,
            int width,
            int height,
            String image,
            @Nullable String previous,
            @Nullable String next,
            List<LineRow> lines,
            List<SearchRoute.HitRow> hits) {}

    /** @param version what the line is known by to who corrects it */
    record LineRow(String id, String version, Box box, String text, List<WordRow> words) {}

    /**
     * @param readings what it may say, best first
     * @param checkedBy who vouches for it; empty while nobody does
     */
    record WordRow(
            String id, String version, Box box, List<Reading> readings, List<GlyphRow> glyphs, String checkedBy) {}

    record GlyphRow(Box box, List<Reading> readings) {}

    private final Shelf shelf;
    private final SearchRoute search;

    PageRoute(Shelf shelf, SearchRoute search) {
        this.shelf = shelf;
        this.search = search;
    }

    void handle(Context context) throws Exception {
        DocumentEntry document = shelf.document(context.pathParam("document"));
        PageEntry entry = shelf.page(document, context.pathParam("page"));
        Optional<String> query =
                Parameters.text(context, "q").isPresent() ? Optional.of(Parameters.query(context)) : Optional.empty();
        List<String> names =
                shelf.recorded(document).stream().map(PageEntry::page).toList();
        int at = names.indexOf(entry.page());
        Page page = shelf.record(entry);
        Json.answer(
                context,
                new PageRow(
                        document.id(),
                        document.stem(),
                        entry.page(),
                        page.width(),
                        page.height(),
                        ImageRoute.path(document.id(), entry.page()),
                        at > 0 ? names.get(at - 1) : null,
                        at >= 0 && at + 1 < names.size() ? names.get(at + 1) : null,
                        page.lines().map(PageRoute::row).toList(),
                        query.isPresent() ? search.onPage(query.get(), document.id(), entry.page()) : List.of()));
    }

    static LineRow row(Line line) {
        return new LineRow(
                line.id(),
                Version.of(line),
                line.outline().box(),
                line.text(),
                line.words().stream().map(PageRoute::row).toList());
    }

    private static WordRow row(Word word) {
        return new WordRow(
                word.id(),
                Version.of(word),
                word.box(),
                word.readings(),
                word.glyphs().stream().map(PageRoute::row).toList(),
                word.checkedBy());
    }

    private static GlyphRow row(Glyph glyph) {
        return new GlyphRow(glyph.box(), glyph.readings());
    }
}
