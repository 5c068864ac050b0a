package org.chirograph.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.review.Place;
import org.chirograph.review.ReviewQueue;
import org.chirograph.review.Version;
import org.chirograph.review.Worth;
import org.chirograph.search.Hit;
import org.chirograph.search.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/review/queue}: words worth a look, a few at a time, each as its record has it now. */
final class QueueRoute {
    private static final int USUAL_AT_ONCE = 10;
    private static final int MOST_AT_ONCE = 50;

    /** Words looked up for one answer: most are there unless somebody went through the queue since it was read. */
    private static final int MOST_LOOKED_UP = 200;

    /**
     * @param ready share of the records read; below 1 there are no items yet
     * @param words in the queue as asked for; -1 where that was not counted again
     * @param next cursor of what comes after these items; null at the end
     */
    private record Answer(
            double ready,
            int words,
            List<ItemRow> items,
            @Nullable String next) {}

    /**
     * A word in its line.
     *
     * @param line where it stands
     * @param others what keys 1 to 9 take
     */
    record ItemRow(
            String document,
            String title,
            String page,
            String line,
            String word,
            String version,
            Box box,
            Reading best,
            List<Reading> others,
            Box lineBox,
            List<TextRow> text) {}

    /** A word of the line around. */
    private record TextRow(String id, String text, double posterior, boolean checked) {}

    private final Shelf shelf;
    private final LiveIndex index;
    private final LiveQueue live;

    QueueRoute(Shelf shelf, LiveIndex index, LiveQueue live) {
        this.shelf = shelf;
        this.index = index;
        this.live = live;
    }

    void handle(Context context) throws Exception {
        int size = Parameters.number(context, "size", USUAL_AT_ONCE, 1, MOST_AT_ONCE);
        Optional<String> cursor = Parameters.text(context, "cursor");
        Predicate<Place> wanted = wanted(context);
        if (cursor.isEmpty()) {
            live.renew();
        }
        ReviewQueue queue = live.queue();
        if (queue == null) {
            Json.answer(context, new Answer(Math.min(live.progress(), 0.99), -1, List.of(), null));
            return;
        }
        List<ReviewQueue.Item> items = queue.items();
        int at = cursor.isEmpty() ? 0 : queue.after(item(cursor.get()));
        int words = -1;
        if (cursor.isEmpty()) {
            words = (int)
                    items.stream().filter(item -> wanted.test(item.place())).count();
        }
        List<ItemRow> rows = new ArrayList<>();
        Map<String, Optional<Page>> pages = new HashMap<>();
        ReviewQueue.Item last = null;
        int lookedUp = 0;
        for (; at < items.size() && rows.size() < size && lookedUp < MOST_LOOKED_UP; at++) {
            last = items.get(at);
            Place place = last.place();
            if (wanted.test(place)) {
                lookedUp++;
                String key = place.document() + "/" + place.page();
                Optional<Page> page = pages.get(key);
                if (page == null) {
                    page = page(place);
                    pages.put(key, page);
                }
                if (page.isPresent()) {
                    row(place, page.get()).ifPresent(rows::add);
                }
            }
        }
        Json.answer(context, new Answer(1, words, rows, at < items.size() && last != null ? cursor(last) : null));
    }

    private Predicate<Place> wanted(Context context) throws Exception {
        Optional<String> document = Parameters.text(context, "document");
        if (Parameters.text(context, "q").isEmpty()) {
            return document.<Predicate<Place>>map(
                            id -> place -> place.document().equals(id))
                    .orElse(place -> true);
        }
        Set<Place> lines = new HashSet<>();
        Query query = Query.parse(Parameters.query(context)).within(document, Optional.empty());
        for (Hit hit : index.search(query, SearchRoute.DEEPEST).hits()) {
            lines.add(new Place(hit.document(), hit.page(), hit.line(), ""));
        }
        return place -> lines.contains(new Place(place.document(), place.page(), place.line(), ""));
    }

    private Optional<Page> page(Place place) throws CatalogException {
        try {
            Optional<DocumentEntry> document = shelf.known(place.document());
            return document.isEmpty()
                    ? Optional.empty()
                    : Optional.of(shelf.record(shelf.page(document.get(), place.page())));
        } catch (RequestException | IOException e) {
            return Optional.empty(); // forgotten since, or unreadable: the queue said so when it was read
        }
    }

    /** Nothing where the word is gone or checked by now. */
    private Optional<ItemRow> row(Place place, Page page) throws CatalogException {
        Optional<Line> found = page.line(place.line());
        Optional<Word> word = found.flatMap(line -> line.word(place.word())).filter(w -> !w.isChecked());
        return word.isEmpty() ? Optional.empty() : Optional.of(row(place, found.orElseThrow(), word.get()));
    }

    private ItemRow row(Place place, Line line, Word word) throws CatalogException {
        return new ItemRow(
                place.document(),
                shelf.title(place.document()),
                place.page(),
                line.id(),
                word.id(),
                Version.of(word),
                word.box(),
                word.best(),
                Worth.alternatives(word),
                line.outline().box(),
                line.words().stream()
                        .map(w -> new TextRow(w.id(), w.best().text(), w.best().posterior(), w.isChecked()))
                        .toList());
    }

    private static String cursor(ReviewQueue.Item item) {
        Place place = item.place();
        return String.join(
                "/", String.valueOf(item.worth()), place.document(), place.page(), place.line(), place.word());
    }

    private static ReviewQueue.Item item(String cursor) throws RequestException {
        String[] parts = cursor.split("/", 5);
        try {
            return new ReviewQueue.Item(
                    new Place(parts[1], parts[2], parts[3], parts[4]), Double.parseDouble(parts[0]));
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw RequestException.bad("cursor is what an answer called next");
        }
    }
}
