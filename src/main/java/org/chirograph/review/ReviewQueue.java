package org.chirograph.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/**
 * The words of a collection that nobody has checked, those first that are worth the most; see {@link Worth}. As it was
 * when the records were read: what is answered since is still in it. Immutable.
 */
public final class ReviewQueue {
    /** Before any record is read. */
    public static final ReviewQueue EMPTY = new ReviewQueue(Map.of());

    /** Less is not worth a key: one error in a thousand. */
    private static final double LEAST = 0.001;

    private static final Comparator<Item> ORDER = Comparator.comparingDouble(Item::worth)
            .reversed()
            .thenComparing(item -> item.place().document())
            .thenComparing(item -> item.place().page())
            .thenComparing(item -> item.place().line())
            .thenComparing(item -> item.place().word());

    private final Map<String, PageItems> pages;
    private final List<Item> items;

    /**
     * A word to look at.
     *
     * @param worth see {@link Worth#perKey}
     */
    public record Item(Place place, double worth) {}

    /** @param record hash of the record they were found in */
    private record PageItems(String record, List<Item> items) {}

    private ReviewQueue(Map<String, PageItems> pages) {
        this.pages = pages;
        this.items = new ArrayList<>();
        pages.values().forEach(page -> items.addAll(page.items));
        items.sort(ORDER);
    }

    /** A queue of what the records hold now; see {@link #renewed}. */
    public static ReviewQueue of(
            CollectionFolder folder,
            Catalog catalog,
            Predicate<String> wanted,
            DoubleConsumer progress,
            BiConsumer<String, IOException> unreadable)
            throws CatalogException {
        return EMPTY.renewed(folder, catalog, wanted, progress, unreadable);
    }

    /**
     * The queue of the same collection as it is now. Reads every record that is another than this queue was made from,
     * some 500 pages a second.
     *
     * @param wanted says by its id whether a document belongs in the queue
     * @param progress is told the share of the pages gone through
     * @param unreadable takes the place of a record that can't be read, and why; the others go on
     */
    public ReviewQueue renewed(
            CollectionFolder folder,
            Catalog catalog,
            Predicate<String> wanted,
            DoubleConsumer progress,
            BiConsumer<String, IOException> unreadable)
            throws CatalogException {
        List<PageEntry> done = catalog.pages().stream()
                .filter(p -> p.outcome() == PageEntry.Outcome.DONE && wanted.test(p.document()))
                .toList();
        Map<String, PageItems> now = new HashMap<>();
        // Lines and words are called alike on every page: a million of them need not hold their names each.
        Map<String, String> names = new HashMap<>();
        int read = 0;
        for (PageEntry page : done) {
            String key = page.document() + "/" + page.page();
            PageItems known = pages.get(key);
            if (known != null && known.record.equals(page.record())) {
                now.put(key, known);
            } else {
                try {
                    List<Item> found = new ArrayList<>();
                    PageReader.read(folder.record(page.document(), page.page()))
                            .lines()
                            .forEach(line -> add(found, page, line, names));
                    now.put(key, new PageItems(page.record(), List.copyOf(found)));
                } catch (IOException e) {
                    unreadable.accept(page.document() + " page " + page.page(), e);
                }
            }
            progress.accept((double) ++read / done.size());
        }
        return new ReviewQueue(now);
    }

    private static void add(List<Item> items, PageEntry page, Line line, Map<String, String> names) {
        for (Word word : line.words()) {
            double worth = Worth.perKey(word);
            if (worth >= LEAST) {
                Place place = new Place(page.document(), page.page(), name(line.id(), names), name(word.id(), names));
                items.add(new Item(place, worth));
            }
        }
    }

    private static String name(String name, Map<String, String> names) {
        return names.computeIfAbsent(name, same -> same);
    }

    /** From the most worthwhile on. */
    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    /** Where in {@link #items()} those begin that come after this one, which may itself not be there any more. */
    public int after(Item item) {
        int at = Collections.binarySearch(items, item, ORDER);
        return at < 0 ? -at - 1 : at + 1;
    }
}
