package org.chirograph.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.Occasion;
import org.chirograph.looks.LookAlike;
import org.chirograph.looks.LookAlikes;
import org.chirograph.page.Box;
import org.chirograph.review.Change;
import org.chirograph.review.CharacterGrid;
import org.chirograph.review.Confusions;
import org.chirograph.review.Place;
import org.chirograph.review.Version;
import org.jspecify.annotations.Nullable;

/** Many words at once: what looks like a correction just made, characters of one kind side by side, and what is kept of both. */
final class SheetRoutes {
    /** More than anyone looks through; the request's size allows for as many. */
    private static final int MOST_WORDS = 200;

    private record Alikes(List<AlikeRow> alikes) {}

    /**
     * A word that may be wrong in the same way.
     *
     * @param box of the word, in scan pixels
     * @param part of it that looks alike
     * @param read what was read
     * @param text what it may say
     * @param taken whether it is chosen before anyone chose
     */
    private record AlikeRow(
            String document,
            String title,
            String page,
            String line,
            String word,
            String version,
            Box box,
            Box part,
            String read,
            String text,
            double chance,
            boolean taken) {}

    /** @param doubtful nobody has checked; what they say is {@code head}, the character, {@code tail} */
    private record Grid(String read, List<Kind> kinds, List<CellRow> doubtful, List<CellRow> sure) {}

    private record Kind(String read, int doubtful) {}

    private record CellRow(
            String document,
            String title,
            String page,
            String line,
            String word,
            String version,
            Box box,
            Box part,
            String head,
            String read,
            String tail,
            double posterior) {}

    private record Sheet(
            @Nullable List<SheetWord> words, @Nullable String by) {}

    private record SheetWord(
            @Nullable String document,
            @Nullable String page,
            @Nullable String line,
            @Nullable String word,
            @Nullable String version,
            @Nullable String text) {}

    /**
     * @param change by which all of it is taken back; 0 where nothing was kept
     * @param refused those that were not, since somebody was there first
     */
    private record Kept(long change, int kept, List<Refused> refused) {}

    private record Refused(
            @Nullable String document,
            @Nullable String page,
            @Nullable String word,
            String message) {}

    private final Catalog catalog;
    private final Shelf shelf;
    private final Desk desk;
    private final LookAlikes alikes;

    SheetRoutes(Catalog catalog, Shelf shelf, Desk desk, LookAlikes alikes) {
        this.catalog = catalog;
        this.shelf = shelf;
        this.desk = desk;
        this.alikes = alikes;
    }

    /** {@code GET /api/review/alike?change=}. */
    void alike(Context context) throws Exception {
        Change change = desk.change(Parameters.number(context, "change", 0, 0, Integer.MAX_VALUE))
                .orElseThrow(() -> RequestException.missing("no correction of one word is remembered by this number"));
        Confusions confusions = Confusions.of(catalog.journal().corrections());
        List<AlikeRow> rows = new ArrayList<>();
        for (LookAlike alike : alikes.of(change, confusions)) {
            if (rows.size() < MOST_WORDS) {
                rows.add(row(alike));
            }
        }
        Json.answer(context, new Alikes(rows));
    }

    private AlikeRow row(LookAlike alike) throws CatalogException {
        Place place = alike.place();
        return new AlikeRow(
                place.document(),
                shelf.title(place.document()),
                place.page(),
                place.line(),
                place.word(),
                Version.of(alike.word()),
                alike.word().box(),
                alike.box(),
                alike.word().best().text(),
                alike.text(),
                alike.chance(),
                alike.isTaken());
    }

    /** {@code GET /api/review/grid?read=&document=}. */
    void grid(Context context) throws Exception {
        Optional<String> document = Parameters.text(context, "document");
        if (document.isPresent()) {
            shelf.document(document.get());
        }
        CharacterGrid grid = new CharacterGrid(
                shelf.pages().stream()
                        .filter(page -> document.isEmpty() || page.document().equals(document.get()))
                        .toList(),
                shelf::record);
        String read = Parameters.text(context, "read").orElse("");
        List<Kind> kinds = new ArrayList<>();
        grid.kinds().forEach((text, doubtful) -> kinds.add(new Kind(text, doubtful)));
        Json.answer(context, new Grid(read, kinds, rows(grid.doubtful(read)), rows(grid.sure(read))));
    }

    private List<CellRow> rows(List<CharacterGrid.Cell> cells) throws CatalogException {
        List<CellRow> rows = new ArrayList<>();
        for (CharacterGrid.Cell cell : cells) {
            Place place = cell.place();
            rows.add(new CellRow(
                    place.document(),
                    shelf.title(place.document()),
                    place.page(),
                    place.line(),
                    place.word(),
                    Version.of(cell.word()),
                    cell.word().box(),
                    cell.glyph().box(),
                    cell.head(),
                    cell.glyph().best().text(),
                    cell.tail(),
                    cell.glyph().best().posterior()));
        }
        return rows;
    }

    /** {@code POST /api/review/sheet}. */
    void keep(Context context) throws Exception {
        Sheet sheet = Json.read(context, Sheet.class);
        String by = Parameters.reviewer(sheet.by);
        List<SheetWord> words = sheet.words == null ? List.of() : sheet.words;
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            throw RequestException.bad("a sheet has 1 to " + MOST_WORDS + " words, not " + words.size());
        }
        List<Desk.Work> works = new ArrayList<>();
        for (SheetWord word : words) {
            Place place = new Place(
                    Parameters.named(word.document, "document"),
                    Parameters.named(word.page, "page"),
                    Parameters.named(word.line, "line"),
                    Parameters.named(word.word, "word"));
            shelf.page(shelf.document(place.document()), place.page());
            String version = Parameters.named(word.version, "version");
            String text = Parameters.typed(word.text);
            works.add(corrector -> corrector.answer(place, version, text, by, Occasion.CHOSEN));
        }
        Desk.KeptSheet kept = desk.keepAll(works);
        List<Refused> refused = new ArrayList<>();
        kept.refused()
                .forEach((at, e) -> refused.add(new Refused(
                        words.get(at).document,
                        words.get(at).page,
                        words.get(at).word,
                        String.valueOf(e.getMessage()))));
        Json.answer(context, new Kept(kept.number(), kept.kept().size(), refused));
    }
}
