package org.chirograph.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.page.Line;
import org.chirograph.page.Word;

/** The words of a collection that nobody has checked, those first that are worth the most; see {@link Worth}. */
public final class ReviewQueue {
    /** Less is not worth a key: one error in a thousand. */
    private static final double LEAST = 0.001;

    private final List<Item> items;

    /**
     * A word to look at.
     *
     * @param worth see {@link Worth#perKey}
     */
    public record Item(Place place, double worth) {}

    private ReviewQueue(List<Item> items) {
        this.items = items;
    }

    /**
     * Reads every record; some 500 pages a second.
     *
     * @param wanted says by its id whether a document belongs in the queue
     * @param progress is told the share of the pages read
     * @param unreadable takes the place of a record that can't be read, and why; the others go on
     */
    public static ReviewQueue of(
            CollectionFolder folder,
            Catalog catalog,
            Predicate<String> wanted,
            DoubleConsumer progress,
            BiConsumer<String, IOException> unreadable)
            throws CatalogException {
        List<PageEntry> pages = catalog.pages().stream()
                .filter(p -> p.outcome() == PageEntry.Outcome.DONE && wanted.test(p.document()))
                .toList();
        List<Item> items = new ArrayList<>();
        int read = 0;
        for (PageEntry page : pages) {
            try {
                PageReader.read(folder.record(page.document(), page.page()))
                        .lines()
                        .forEach(line -> add(items, page, line));
            } catch (IOException e) {
                unreadable.accept(page.document() + " page " + page.page(), e);
            }
            progress.accept((double) ++read / pages.size());
        }
        items.sort(Comparator.comparingDouble(Item::worth).reversed());
        return new ReviewQueue(items);
    }

    private static void add(List<Item> items, PageEntry page, Line line) {
        for (Word word : line.words()) {
            double worth = Worth.perKey(word);
            if (worth >= LEAST) {
                items.add(new Item(new Place(page.document(), page.page(), line.id(), word.id()), worth));
            }
        }
    }

    /** From the most worthwhile on. */
    public List<Item> items() {
        return List.copyOf(items);
    }
}
