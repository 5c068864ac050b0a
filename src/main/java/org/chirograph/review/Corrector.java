package org.chirograph.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.format.Sha256;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.pipeline.CollectionWriter;
import org.chirograph.pipeline.ProgramVersion;

/**
 * Keeps what people correct: in the record, at once and wholly or not at all; in the catalogue's audit trail; in the
 * index. A line is only changed when it still is what the person saw. Holds the collection's lock until closed; all that
 * is done meanwhile is one run. Safe for use by several threads.
 */
public final class Corrector implements AutoCloseable {
    private static final int LONGEST_NAME = 60;
    private static final String STEP = "review";

    private final CollectionFolder folder;
    private final CollectionWriter writer;
    private final Clock clock;
    private final Deque<Change> changes = new ArrayDeque<>();

    private record Change(String document, String page, Line before, Line after, String who) {}

    private Corrector(CollectionFolder folder, CollectionWriter writer, Clock clock) {
        this.folder = folder;
        this.writer = writer;
        this.clock = clock;
    }

    public static Corrector open(CollectionFolder folder, Clock clock) throws CatalogException, IOException {
        CollectionWriter writer = CollectionWriter.open(folder);
        try {
            writer.beginReview(clock);
            return new Corrector(folder, writer, clock);
        } catch (CatalogException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Puts a line in the place of another.
     *
     * @param seen the line as the person saw it
     * @param now the same line as the person has it
     * @param who names the person; see {@link #isName}
     * @throws StaleException if the line was changed meanwhile, by another person or another program
     */
    public synchronized void correct(String document, String page, Line seen, Line now, String who)
            throws CatalogException, IOException, StaleException {
        if (!isName(who)) {
            throw new IllegalArgumentException("corrections can't be put down to \"" + who + "\"");
        }
        put(document, page, seen, now, who);
        changes.push(new Change(document, page, seen, now, who));
    }

    /**
     * Takes back the last change that was made here and not yet taken back.
     *
     * @return whether there was any
     */
    public synchronized boolean undo() throws CatalogException, IOException, StaleException {
        Change last = changes.poll();
        if (last == null) {
            return false;
        }
        put(last.document, last.page, last.after, last.before, last.who);
        return true;
    }

    /** A page as its record has it now. */
    public Page page(String document, String page) throws IOException {
        return PageReader.read(folder.record(document, page));
    }

    /** What people changed in a document, oldest first. */
    public List<Correction> audit(String document) throws CatalogException {
        return writer.catalog().journal().corrections(document);
    }

    private void put(String document, String page, Line seen, Line now, String who)
            throws CatalogException, IOException, StaleException {
        PageEntry entry = entry(document, page);
        Path record = folder.record(document, page);
        if (!Files.isRegularFile(record) || !Sha256.of(record).equals(entry.record())) {
            throw new StaleException(record + " was changed by another program, which would be lost; run chirograph"
                    + " verify to see what else was");
        }
        Page before = PageReader.read(record);
        Optional<Line> present =
                before.lines().filter(l -> l.id().equals(seen.id())).findFirst();
        if (present.isEmpty() || !present.get().equals(seen)) {
            throw new StaleException("Line " + seen.id() + " of page " + page + " of " + document
                    + present.map(l -> " says \"" + l.text() + "\" by now").orElse(" is gone")
                    + ": look at it again");
        }
        Page changed = before.mapLines(l -> l.id().equals(seen.id()) ? now : l);
        Page after = new Page(
                changed.id(),
                changed.image(),
                changed.width(),
                changed.height(),
                changed.regions(),
                history(before, who));
        writer.correct(
                after, entry, new Correction(document, page, seen.id(), seen.text(), now.text(), who, clock.instant()));
    }

    private PageEntry entry(String document, String page) throws CatalogException, StaleException {
        return writer.catalog()
                .page(document, page)
                .orElseThrow(() ->
                        new StaleException("The collection holds no page " + page + " of " + document + " any more"));
    }

    /** One step a person, with the time of the last change. */
    private List<ProcessingStep> history(Page page, String who) {
        Map<String, String> by = Map.of("by", who);
        List<ProcessingStep> history = new ArrayList<>(page.history());
        history.removeIf(step -> step.name().equals(STEP) && step.settings().equals(by));
        history.add(new ProcessingStep(STEP, ProgramVersion.NAME, clock.instant(), by));
        return history;
    }

    /** Whether corrections can be put down to this name: up to 60 characters, none of them a control or one of ; { } ". */
    public static boolean isName(String who) {
        return !who.isBlank()
                && who.length() <= LONGEST_NAME
                && who.chars().noneMatch(c -> ";{}\"".indexOf(c) >= 0 || c < ' ');
    }

    @Override
    public synchronized void close() throws CatalogException, IOException {
        writer.endReview(clock);
        writer.close();
    }
}
