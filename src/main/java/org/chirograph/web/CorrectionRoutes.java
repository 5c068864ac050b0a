package org.chirograph.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.Occasion;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.review.Change;
import org.chirograph.review.Corrector;
import org.chirograph.review.Place;
import org.chirograph.review.StaleException;
import org.jspecify.annotations.Nullable;

/** What people correct in the browser: words, lines, lines that were missed; and taking that back. */
final class CorrectionRoutes {
    /**
     * @param word missing where {@code text} is the whole line's
     * @param version of the word, or of the line, as the person saw it
     * @param by whom it is put down to
     */
    private record Answer(
            @Nullable String document,
            @Nullable String page,
            @Nullable String line,
            @Nullable String word,
            @Nullable String version,
            @Nullable String text,
            @Nullable String by) {}

    /** Where a line was missed, in scan pixels, and what it says. */
    private record Missed(
            @Nullable String document,
            @Nullable String page,
            int x,
            int y,
            int width,
            int height,
            @Nullable String text,
            @Nullable String by) {}

    /**
     * A line that is two, or is one with another.
     *
     * @param version of the line as the person saw it
     * @param word with which the second begins
     * @param other what is joined to it
     */
    private record Reshaped(
            @Nullable String document,
            @Nullable String page,
            @Nullable String line,
            @Nullable String version,
            @Nullable String word,
            @Nullable String other,
            @Nullable String otherVersion,
            @Nullable String by) {}

    /** @param change what an answer called so */
    private record Undo(long change) {}

    /**
     * @param change by which it is taken back
     * @param line as it is now; null where it was taken off the page
     */
    private record Kept(long change, PageRoute.@Nullable LineRow line) {}

    /**
     * @param line as it is now, the first where it was a sheet's; null where it was taken off the page
     * @param undone how many changes were taken back
     */
    private record Undone(long change, PageRoute.@Nullable LineRow line, int undone) {}

    private final Shelf shelf;
    private final Desk desk;

    CorrectionRoutes(Shelf shelf, Desk desk) {
        this.shelf = shelf;
        this.desk = desk;
    }

    void answer(Context context) throws Exception {
        Answer answer = Json.read(context, Answer.class);
        String document = Parameters.named(answer.document, "document");
        String page = Parameters.named(answer.page, "page");
        String line = Parameters.named(answer.line, "line");
        String version = Parameters.named(answer.version, "version");
        String text = Parameters.typed(answer.text);
        String by = Parameters.reviewer(answer.by);
        requirePage(document, page);
        try {
            Desk.Kept kept = desk.keep(corrector -> answer.word == null || answer.word.isEmpty()
                    ? corrector.retype(document, page, line, version, text, by, Occasion.CHOSEN)
                    : corrector.answer(
                            new Place(document, page, line, answer.word), version, text, by, Occasion.ASKED));
            Json.answer(
                    context, new Kept(kept.number(), PageRoute.row(kept.change().after())));
        } catch (StaleException e) {
            stale(context, document, page, line, e);
        }
    }

    void draw(Context context) throws Exception {
        Missed missed = Json.read(context, Missed.class);
        String document = Parameters.named(missed.document, "document");
        String page = Parameters.named(missed.page, "page");
        String text = Parameters.typed(missed.text);
        String by = Parameters.reviewer(missed.by);
        requirePage(document, page);
        if (text.isBlank()) {
            throw RequestException.bad("type what the line says; without a text it is not added");
        }
        if (missed.width < 1 || missed.height < 1) {
            throw RequestException.bad("width and height are numbers of pixels, 1 or more");
        }
        Box box = new Box(missed.x, missed.y, missed.width, missed.height);
        try {
            Desk.Kept kept = desk.keep(corrector -> corrector.draw(document, page, box, text, by));
            Json.answer(
                    context, new Kept(kept.number(), PageRoute.row(kept.change().after())));
        } catch (StaleException e) {
            stale(context, document, page, "", e);
        } catch (IllegalArgumentException e) {
            throw RequestException.bad(String.valueOf(e.getMessage()));
        }
    }

    void split(Context context) throws Exception {
        Reshaped wanted = Json.read(context, Reshaped.class);
        String word = Parameters.named(wanted.word, "word");
        reshape(
                context,
                wanted,
                (corrector, document, page, line, version, by) ->
                        corrector.split(document, page, line, version, word, by));
    }

    void join(Context context) throws Exception {
        Reshaped wanted = Json.read(context, Reshaped.class);
        String other = Parameters.named(wanted.other, "other");
        String otherVersion = Parameters.named(wanted.otherVersion, "otherVersion");
        reshape(
                context,
                wanted,
                (corrector, document, page, line, version, by) ->
                        corrector.join(document, page, line, version, other, otherVersion, by));
    }

    /** What is done to a line as a whole. */
    private interface Reshaping {
        Change on(Corrector corrector, String document, String page, String line, String version, String by)
                throws CatalogException, IOException, StaleException;
    }

    private void reshape(Context context, Reshaped wanted, Reshaping reshaping) throws Exception {
        String document = Parameters.named(wanted.document, "document");
        String page = Parameters.named(wanted.page, "page");
        String line = Parameters.named(wanted.line, "line");
        String version = Parameters.named(wanted.version, "version");
        String by = Parameters.reviewer(wanted.by);
        requirePage(document, page);
        try {
            Desk.Kept kept = desk.keep(corrector -> reshaping.on(corrector, document, page, line, version, by));
            Json.answer(
                    context, new Kept(kept.number(), PageRoute.row(kept.change().after())));
        } catch (StaleException e) {
            stale(context, document, page, line, e);
        } catch (IllegalArgumentException e) {
            throw RequestException.bad(String.valueOf(e.getMessage()));
        }
    }

    void undo(Context context) throws Exception {
        long number = Json.read(context, Undo.class).change;
        try {
            List<Change> undone = desk.undo(number);
            Json.answer(
                    context,
                    new Undone(
                            number,
                            undone.getFirst().before().map(PageRoute::row).orElse(null),
                            undone.size()));
        } catch (StaleException e) {
            Safety.error(context, 409, sentence(e));
        }
    }

    private void requirePage(String document, String page) throws CatalogException, RequestException {
        shelf.page(shelf.document(document), page);
    }

    /** Who comes second is told who was first, and what the line says by now. */
    void stale(Context context, String document, String page, String line, StaleException e)
            throws IOException, CatalogException, RequestException {
        Optional<Line> now =
                shelf.record(shelf.page(shelf.document(document), page)).line(line);
        Optional<Correction> first = e.first();
        Safety.error(
                context,
                409,
                sentence(e),
                Json.map(
                        "line", now.map(PageRoute::row).orElse(null),
                        "who", first.map(Correction::who).orElse(null),
                        "at", first.map(f -> f.at().toString()).orElse(null)));
    }

    private static String sentence(StaleException e) {
        return String.valueOf(e.getMessage());
    }
}
