package org.chirograph.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.chirograph.image.LineGeometry;
import org.chirograph.layout.LineSight;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.recognize.Alphabet;
import org.chirograph.scan.ScanPage;

/**
 * Everything real that a training learns from or is judged by: folders of transcribed pages or of line images, and pages
 * that people corrected, split by document.
 */
public final class TranscribedLines {
    /** Without a list, documents with this remainder of their name's hash are held back: about one in eight. */
    private static final int HELD_BACK_ONE_IN = 8;

    private static final int PROGRESS_PAGES = 20;

    private final Map<String, List<RealLine>> learnt = new TreeMap<>();
    private final Map<String, List<RealLine>> heldBack = new TreeMap<>();
    private final LeftOut leftOut = new LeftOut();
    private final Set<String> validation;
    private final Split split;
    private final Alphabet alphabet;
    private final Optional<LineSight> sight;

    /** What is read, and which part of it is held back. */
    public enum Split {
        /** All is read; the listed documents are held back, or one in eight when none is listed. */
        LEARN_AND_VALIDATE,

        /** All is read and nothing held back, as when there are only a few pages. */
        LEARN_FROM_ALL,

        /** Only what is listed is read, and held back: all that tuning needs. */
        VALIDATE_ONLY
    }

    /**
     * Nothing yet.
     *
     * @param validation names of pages or documents
     * @param sight by which lines of hands are found on pages, as they are where the model reads
     */
    public TranscribedLines(Split split, Set<String> validation, Alphabet alphabet, Optional<LineSight> sight) {
        this.sight = sight;
        this.split = split;
        this.validation = validation;
        this.alphabet = alphabet;
    }

    /**
     * Reads everything that is wanted.
     *
     * @param sources folders of transcribed pages or of transcribed line images, and single transcripts of pages
     * @param validation names of pages or documents
     * @param sight by which lines of hands are found on pages
     * @param progress told how far it is
     */
    public static TranscribedLines read(
            List<Path> sources,
            Split split,
            Set<String> validation,
            Alphabet alphabet,
            Optional<LineSight> sight,
            Consumer<String> progress)
            throws IOException {
        TranscribedLines all = new TranscribedLines(split, validation, alphabet, sight);
        all.readAll(sources, progress);
        all.leftOut().lines().forEach(progress);
        return all;
    }

    /** Reads folders and transcripts, as {@link #read} does; does not report what was left out. */
    public void readAll(List<Path> sources, Consumer<String> progress) throws IOException {
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw new NoSuchFileException(source + " does not exist");
            }
            readOne(source, progress);
            progress.accept(
                    source + ": " + count(learnt) + " lines to learn from so far, " + count(heldBack) + " held back");
        }
    }

    /** What was left out so far and what can be done about it; empty when nothing was. */
    public String leftOut() {
        return leftOut.report();
    }

    /**
     * Whether there is something to learn from on a page that people corrected: a line of which they vouch for every
     * word. Counts the other lines as left out.
     */
    public boolean hasChecked(Page record) {
        List<Line> lines = record.lines().filter(l -> !l.words().isEmpty()).toList();
        int checked = (int) lines.stream().filter(CheckedLines::isChecked).count();
        leftOut.unchecked(lines.size() - checked);
        return checked > 0;
    }

    /**
     * Adds the checked lines of a page.
     *
     * @param document the page's document, as in a list of what to hold back
     * @param name the page's name there
     * @param scan of the record's size
     */
    public void addChecked(String document, String name, Page record, ScanPage scan) {
        add(document, name, new CheckedLines(alphabet, leftOut).lines(record, scan));
    }

    private void readOne(Path source, Consumer<String> progress) throws IOException {
        if (Files.isRegularFile(source)) {
            readPages(source, List.of(source), progress);
        } else {
            List<Path> lines = LineImages.in(source);
            if (lines.isEmpty()) {
                readPages(source, TranscribedPages.in(source), progress);
            } else {
                readLines(lines);
            }
        }
    }

    private void readPages(Path folder, List<Path> transcripts, Consumer<String> progress) throws IOException {
        TranscribedPages pages = new TranscribedPages(alphabet, true, sight, leftOut);
        if (transcripts.isEmpty()) {
            throw new IOException(
                    "There is nothing to learn from in " + folder
                            + ": neither ALTO or PAGE files (name.xml beside name.jpg) nor lines (name.gt.txt beside name.jpg).");
        }
        List<Path> wanted = transcripts.stream()
                .filter(transcript -> {
                    String name = TranscribedPages.name(transcript);
                    return wanted(TranscribedPages.document(name), name);
                })
                .toList();
        AtomicInteger done = new AtomicInteger();
        List<List<RealLine>> found;
        try {
            // In the order of the transcripts, whatever the number of threads.
            found = wanted.parallelStream()
                    .map(transcript -> {
                        List<RealLine> lines = linesOf(pages, transcript);
                        if (done.incrementAndGet() % PROGRESS_PAGES == 0) {
                            progress.accept(folder + ": " + done + " of " + wanted.size() + " pages");
                        }
                        return lines;
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (int i = 0; i < found.size(); i++) {
            String name = TranscribedPages.name(wanted.get(i));
            add(TranscribedPages.document(name), name, found.get(i));
        }
    }

    private static List<RealLine> linesOf(TranscribedPages pages, Path transcript) {
        try {
            return pages.lines(transcript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readLines(List<Path> transcripts) throws IOException {
        LineImages images = new LineImages(alphabet, leftOut);
        for (Path transcript : transcripts) {
            String name = LineImages.name(transcript);
            String document = TranscribedPages.document(name);
            if (wanted(document, name)) {
                add(document, name, images.line(transcript).stream().toList());
            }
        }
    }

    private boolean wanted(String document, String name) {
        return split != Split.VALIDATE_ONLY || isHeldBack(document, name);
    }

    private boolean isHeldBack(String document, String name) {
        return switch (split) {
            case LEARN_FROM_ALL -> false;
            case VALIDATE_ONLY -> validation.contains(name) || validation.contains(document);
            case LEARN_AND_VALIDATE ->
                validation.isEmpty()
                        ? Math.floorMod(document.hashCode(), HELD_BACK_ONE_IN) == 0
                        : validation.contains(name) || validation.contains(document);
        };
    }

    private void add(String document, String name, List<RealLine> lines) {
        (isHeldBack(document, name) ? heldBack : learnt)
                .computeIfAbsent(document, d -> new ArrayList<>())
                .addAll(lines);
    }

    /** How many lines there are to learn from. */
    public int size() {
        return count(learnt);
    }

    private static int count(Map<String, List<RealLine>> documents) {
        return documents.values().stream().mapToInt(List::size).sum();
    }

    /** The lines to learn from, by document. */
    public Collection<List<RealLine>> learnt() {
        return learnt.values();
    }

    /** What the lines to learn from say. */
    public List<String> texts() {
        return learnt.values().stream()
                .flatMap(List::stream)
                .map(RealLine::text)
                .toList();
    }

    /** The lines to learn from, as they are read. */
    public List<TrainingLine> plain(LineGeometry geometry) {
        return plain(learnt, geometry);
    }

    /** Names of the documents held back. */
    public Set<String> documentsHeldBack() {
        return heldBack.keySet();
    }

    /** The lines held back, as they are read. */
    public List<TrainingLine> heldBack(LineGeometry geometry) {
        return plain(heldBack, geometry);
    }

    private static List<TrainingLine> plain(Map<String, List<RealLine>> documents, LineGeometry geometry) {
        return documents.values().stream()
                .flatMap(List::stream)
                .map(line -> line.plain(geometry))
                .toList();
    }
}
