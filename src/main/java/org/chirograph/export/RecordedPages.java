package org.chirograph.export;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.FormatException;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageSequence;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;

/**
 * The pages of a document that have a record. A record that can't be read is told of at once, and its page left out of
 * every walk; one that gets lost later ends the walk with a {@link FormatException}.
 */
final class RecordedPages implements PageSequence {
    /** A step without its time, which differs from page to page. */
    private record Kind(String name, String software, Map<String, String> settings) {}

    private final CollectionFolder folder;
    private final DocumentEntry document;
    private final List<String> names = new ArrayList<>();
    private final Map<Kind, ProcessingStep> history = new LinkedHashMap<>();
    private Instant changed = Instant.EPOCH;

    /**
     * Reads every record once.
     *
     * @param unreadable takes the name of a page whose record can't be read, and why
     */
    RecordedPages(
            CollectionFolder folder,
            DocumentEntry document,
            List<PageEntry> pages,
            BiConsumer<String, IOException> unreadable) {
        this.folder = folder;
        this.document = document;
        List<String> done = pages.stream()
                .filter(page -> page.outcome() == PageEntry.Outcome.DONE)
                .map(PageEntry::page)
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String name : done) {
            try {
                note(read(name));
                names.add(name);
            } catch (IOException e) {
                unreadable.accept(name, e);
            }
        }
    }

    @Override
    public String title() {
        return document.stem();
    }

    @Override
    public List<ProcessingStep> history() {
        return List.copyOf(history.values());
    }

    @Override
    public int size() {
        return names.size();
    }

    /** When the last of the pages was last changed; the beginning of 1970 if nobody knows. */
    Instant changed() {
        return changed;
    }

    /** The names of the pages, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (String name : names) {
            Page page;
            try {
                page = read(name);
            } catch (IOException e) {
                throw new FormatException(document.stem(), 0, "the record of page " + name + " got lost meanwhile");
            }
            visitor.visit(page);
        }
    }

    private Page read(String name) throws IOException {
        return PageReader.read(folder.record(document.id(), name));
    }

    private void note(Page page) {
        for (ProcessingStep step : page.history()) {
            history.putIfAbsent(new Kind(step.name(), step.software(), step.settings()), step);
            changed = step.at().isAfter(changed) ? step.at() : changed;
        }
    }
}
