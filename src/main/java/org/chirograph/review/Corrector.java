package org.chirograph.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chirograph.catalog.Answer;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.Occasion;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.format.Sha256;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Word;
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
     * Sets a text in the place of a word.
     *
     * @param version of the word as the person saw it, see {@link Version}
     * @param text see {@link Retyping#of}
     * @param who names the person; see {@link #isName}
     * @param occasion how the person came to this word
     * @throws StaleException if the word was changed meanwhile, by another person or another program
     */
    public Change answer(Place place, String version, String text, String who, Occasion occasion)
            throws CatalogException, IOException, StaleException {
        return edit(place.document(), place.page(), place.line(), who, occasion, (line, elsewhere) -> {
            boolean same = line.word(place.word()).map(Version::of).equals(Optional.of(version));
            return same ? Optional.of(Retyping.of(line, place.word(), text, who, elsewhere)) : Optional.empty();
        });
    }

    /** The same for a line as a whole; see {@link Retyping#whole}. */
    public Change retype(
            String document, String page, String line, String version, String text, String who, Occasion occasion)
            throws CatalogException, IOException, StaleException {
        return edit(
                document,
                page,
                line,
                who,
                occasion,
                (present, elsewhere) -> Version.of(present).equals(version)
                        ? Optional.of(Retyping.whole(present, text, who, elsewhere))
                        : Optional.empty());
    }

    /**
     * Adds a line that was missed.
     *
     * @param box around the line, in scan pixels; what lies outside of the page is cut off
     * @throws IllegalArgumentException if too little of the box lies on the page, or the text is empty
     */
    public synchronized Change draw(String document, String page, Box box, String text, String who)
            throws CatalogException, IOException, StaleException {
        requireName(who);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a line that is added says something");
        }
        Page before = present(document, page);
        Line line = Retyping.whole(
                DrawnLine.in(DrawnLine.clipped(before, box), fresh(document, before, PageLines.DRAWN)), text, who);
        keep(document, DrawnLine.added(before, line), line.id(), "", line.text(), who, List.of());
        return new Change(document, page, Optional.empty(), line, who);
    }

    /**
     * Makes two lines of one.
     *
     * @param version of the line as the person saw it
     * @param word the second line begins with it; not the line's first
     */
    public synchronized Change split(String document, String page, String line, String version, String word, String who)
            throws CatalogException, IOException, StaleException {
        requireName(who);
        Page before = present(document, page);
        Line present = seen(before, document, line, version);
        LineShape.Parts parts = LineShape.apart(present, word, fresh(document, before, PageLines.SPLIT));
        Page after = PageLines.put(before, parts.first(), parts.second());
        keep(document, after, line, present.text(), broken(parts.first(), parts.second()), who, List.of());
        return new Change(
                document,
                page,
                Optional.of(present),
                parts.first(),
                Optional.of(parts.second()),
                Optional.empty(),
                who);
    }

    /**
     * Makes one line of two; it has the id and the place of the first named, and its words in the order in which they
     * stand.
     *
     * @param version of the line as the person saw it; likewise {@code otherVersion}
     */
    public synchronized Change join(
            String document, String page, String line, String version, String other, String otherVersion, String who)
            throws CatalogException, IOException, StaleException {
        requireName(who);
        if (line.equals(other)) {
            throw new IllegalArgumentException("a line is joined to another one");
        }
        Page before = present(document, page);
        Line present = seen(before, document, line, version);
        Line second = seen(before, document, other, otherVersion);
        Line joined = LineShape.joined(present, second);
        Change.Gone gone = PageLines.place(before, second);
        Page after = PageLines.put(PageLines.without(before, second), joined);
        keep(document, after, line, broken(present, second), joined.text(), who, List.of());
        return new Change(document, page, Optional.of(present), joined, Optional.empty(), Optional.of(gone), who);
    }

    private String fresh(String document, Page page, String stem) throws CatalogException {
        Set<String> changed = audit(document).stream()
                .filter(each -> each.page().equals(page.id()))
                .map(Correction::line)
                .collect(Collectors.toSet());
        return PageLines.fresh(page, stem, changed);
    }

    /** How the trail tells of two lines where there was, or will be, one. */
    private static String broken(Line first, Line second) {
        return first.text() + "\n" + second.text();
    }

    private Line seen(Page page, String document, String id, String version) throws CatalogException, StaleException {
        Line present = line(page, document, id);
        if (!Version.of(present).equals(version)) {
            throw stale(document, page, present);
        }
        return present;
    }

    /**
     * Takes a change back.
     *
     * @throws StaleException if the line was changed again since
     */
    public synchronized void undo(Change change) throws CatalogException, IOException, StaleException {
        Page page = present(change.document(), change.page());
        Line after = change.after();
        requireSame(page, change.document(), after);
        if (change.made().isPresent() || change.gone().isPresent()) {
            undoShape(change, page);
            return;
        }
        Page back =
                change.before().map(line -> PageLines.put(page, line)).orElseGet(() -> DrawnLine.removed(page, after));
        String text = change.before().map(Line::text).orElse("");
        List<Answer> said =
                change.before().map(line -> Testimony.takenBack(line, after)).orElse(List.of());
        keep(change.document(), back, after.id(), after.text(), text, change.who(), said);
    }

    /** That the page has this line as it was left. */
    private void requireSame(Page page, String document, Line left) throws CatalogException, StaleException {
        Line now = line(page, document, left.id());
        if (!now.equals(left)) {
            throw stale(document, page, now);
        }
    }

    private void undoShape(Change change, Page page) throws CatalogException, IOException, StaleException {
        Line before = change.before().orElseThrow();
        Line after = change.after();
        Page back = PageLines.put(page, before);
        String said = after.text();
        String text = before.text();
        if (change.made().isPresent()) {
            Line made = change.made().get();
            requireSame(page, change.document(), made);
            back = PageLines.without(back, made);
            said = broken(after, made);
        } else {
            Change.Gone gone = change.gone().orElseThrow();
            back = PageLines.back(back, gone);
            text = broken(before, gone.line());
        }
        keep(change.document(), back, after.id(), said, text, change.who(), List.of());
    }

    /** Notes a line that was told for its document's audit; what the person said is kept by {@link #retype}. */
    public void audit(AuditedLine line) throws CatalogException {
        writer.catalog().audits().add(line);
    }

    /** Takes that back. */
    public void withdraw(AuditedLine line) throws CatalogException {
        writer.catalog().audits().drop(line);
    }

    /** A page as its record has it now. */
    public Page page(String document, String page) throws IOException {
        return PageReader.read(folder.record(document, page));
    }

    /** What people changed in a document, oldest first. */
    public List<Correction> audit(String document) throws CatalogException {
        return writer.catalog().journal().corrections(document);
    }

    /** What becomes of a line; empty where it is not as the person saw it. */
    private interface Edit {
        /** @param elsewhere ids that words of the page's other lines have */
        Optional<Line> of(Line present, Set<String> elsewhere);
    }

    private synchronized Change edit(
            String document, String page, String line, String who, Occasion occasion, Edit edit)
            throws CatalogException, IOException, StaleException {
        requireName(who);
        Page before = present(document, page);
        Line present = line(before, document, line);
        Set<String> elsewhere = before.lines()
                .filter(each -> !each.id().equals(line))
                .flatMap(each -> each.words().stream().map(Word::id))
                .collect(Collectors.toSet());
        Line now = edit.of(present, elsewhere).orElse(null);
        if (now == null) {
            throw stale(document, before, present);
        }
        keep(
                document,
                PageLines.put(before, now),
                line,
                present.text(),
                now.text(),
                who,
                Testimony.of(present, now, occasion));
        return new Change(document, page, Optional.of(present), now, who);
    }

    private static void requireName(String who) {
        if (!isName(who)) {
            throw new IllegalArgumentException("corrections can't be put down to \"" + who + "\": a name has up to "
                    + LONGEST_NAME + " characters, without ; { } or \"");
        }
    }

    /** A page whose record is the one that the catalogue vouches for. */
    private Page present(String document, String page) throws CatalogException, IOException, StaleException {
        Path record = folder.record(document, page);
        String known = entry(document, page).record();
        if (!Files.isRegularFile(record) || !Sha256.of(record).equals(known)) {
            throw new StaleException("the record of page " + page + " of " + document
                    + " was changed by another program, which would be lost; run chirograph verify to see what else"
                    + " was");
        }
        return PageReader.read(record);
    }

    private Line line(Page page, String document, String id) throws CatalogException, StaleException {
        return page.line(id)
                .orElseThrow(() ->
                        new StaleException("Line " + id + " of page " + page.id() + " of " + document + " is gone"));
    }

    private StaleException stale(String document, Page page, Line now) throws CatalogException {
        Correction first = writer.catalog()
                .journal()
                .lastCorrection(document, page.id(), now.id())
                .orElse(null);
        String by = first == null ? "" : ", since " + first.who() + " answered at " + first.at();
        return new StaleException(
                "Line " + now.id() + " of page " + page.id() + " of " + document + " says \"" + now.text() + "\" by now"
                        + by + ": look at it again",
                first);
    }

    private void keep(
            String document, Page changed, String line, String before, String after, String who, List<Answer> said)
            throws CatalogException, IOException, StaleException {
        Instant at = clock.instant();
        writer.correct(
                changed.withHistory(history(changed, who, at)),
                entry(document, changed.id()),
                new Correction(document, changed.id(), line, before, after, who, at),
                said);
    }

    private PageEntry entry(String document, String page) throws CatalogException, StaleException {
        return writer.catalog()
                .page(document, page)
                .orElseThrow(() ->
                        new StaleException("The collection holds no page " + page + " of " + document + " any more"));
    }

    /** One step a person, with the time of the last change. */
    private static List<ProcessingStep> history(Page page, String who, Instant at) {
        Map<String, String> by = Map.of("by", who);
        List<ProcessingStep> history = new ArrayList<>(page.history());
        history.removeIf(step -> step.name().equals(STEP) && step.settings().equals(by));
        history.add(new ProcessingStep(STEP, ProgramVersion.NAME, at, by));
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
