package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chirograph.image.LineGeometry;
import org.chirograph.recognize.Alphabet;

/**
 * Everything real that a training learns from or is judged by: folders of transcribed pages or of line images, split by
 * document.
 */
public final class TranscribedLines {
    /** Without a list, documents with this remainder of their name's hash are held back: about one in eight. */
    private static final int HELD_BACK_ONE_IN = 8;

    private static final int PROGRESS_PAGES = 20;

    private final Map<String, List<RealLine>> learnt = new TreeMap<>();
    private final Map<String, List<RealLine>> heldBack = new TreeMap<>();
    private final Set<String> validation;
    private final boolean heldBackOnly;
    private final Alphabet alphabet;

    private TranscribedLines(Set<String> validation, boolean heldBackOnly, Alphabet alphabet) {
        this.validation = validation;
        this.heldBackOnly = heldBackOnly;
        this.alphabet = alphabet;
    }

    /**
     * Reads all folders.
     *
     * @param validation names of pages or documents to hold back; empty to hold back some of each folder
     * @param progress told how far it is
     */
    public static TranscribedLines read(
            List<Path> folders, Set<String> validation, Alphabet alphabet, Consumer<String> progress)
            throws IOException {
        TranscribedLines all = new TranscribedLines(validation, false, alphabet);
        all.readAll(folders, progress);
        return all;
    }

    /** Likewise, but only what is held back, which is all that tuning needs. */
    public static TranscribedLines readHeldBack(
            List<Path> folders, Set<String> validation, Alphabet alphabet, Consumer<String> progress)
            throws IOException {
        TranscribedLines all = new TranscribedLines(validation, true, alphabet);
        all.readAll(folders, progress);
        return all;
    }

    private void readAll(List<Path> folders, Consumer<String> progress) throws IOException {
        for (Path folder : folders) {
            List<Path> lines = LineImages.in(folder);
            if (lines.isEmpty()) {
                readPages(folder, progress);
            } else {
                readLines(lines);
            }
            progress.accept(folder + ": " + count(learnt) + " lines to learn from so far, " + count(heldBack)
                    + " held back");
        }
    }

    private void readPages(Path folder, Consumer<String> progress) throws IOException {
        TranscribedPages pages = new TranscribedPages(alphabet, true);
        List<Path> transcripts = TranscribedPages.in(folder);
        if (transcripts.isEmpty()) {
            throw new IOException("There is nothing to learn from in " + folder
                    + ": neither ALTO files (name.xml beside name.jpg) nor lines (name.gt.txt beside name.jpg).");
        }
        int done = 0;
        for (Path transcript : transcripts) {
            String name = TranscribedPages.name(transcript);
            if (wanted(name)) {
                add(name, pages.lines(transcript));
            }
            if (++done % PROGRESS_PAGES == 0) {
                progress.accept(folder + ": " + done + " of " + transcripts.size() + " pages");
            }
        }
    }

    private void readLines(List<Path> transcripts) throws IOException {
        LineImages images = new LineImages(alphabet);
        for (Path transcript : transcripts) {
            String name = LineImages.name(transcript);
            if (wanted(name)) {
                add(name, images.line(transcript).stream().toList());
            }
        }
    }

    private boolean wanted(String name) {
        return !heldBackOnly || isHeldBack(name);
    }

    private boolean isHeldBack(String name) {
        String document = TranscribedPages.document(name);
        return validation.isEmpty()
                ? Math.floorMod(document.hashCode(), HELD_BACK_ONE_IN) == 0
                : validation.contains(name) || validation.contains(document);
    }

    private void add(String name, List<RealLine> lines) {
        (isHeldBack(name) ? heldBack : learnt)
                .computeIfAbsent(TranscribedPages.document(name), d -> new ArrayList<>())
                .addAll(lines);
    }

    private static int count(Map<String, List<RealLine>> documents) {
        return documents.values().stream().mapToInt(List::size).sum();
    }

    /** The lines to learn from, by document. */
    public Collection<List<RealLine>> learnt() {
        return learnt.values();
    }

    /** Names of the documents held back. */
    public Set<String> documentsHeldBack() {
        return heldBack.keySet();
    }

    /** The lines held back, as they are read. */
    public List<TrainingLine> heldBack(LineGeometry geometry) {
        List<TrainingLine> lines = new ArrayList<>();
        heldBack.values().forEach(document -> document.forEach(line -> lines.add(line.plain(geometry))));
        return lines;
    }
}
