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

    private final Map<String, List<RealLine>> learnt = new TreeMap<>();
    private final Map<String, List<RealLine>> heldBack = new TreeMap<>();

    /**
     * Reads all folders.
     *
     * @param validation names of pages or documents to hold back; empty to hold back some of each folder
     * @param progress told each page or folder that is done
     */
    public static TranscribedLines read(
            List<Path> folders, Set<String> validation, Alphabet alphabet, Consumer<String> progress)
            throws IOException {
        TranscribedLines all = new TranscribedLines();
        for (Path folder : folders) {
            List<Path> lines = LineImages.in(folder);
            if (lines.isEmpty()) {
                all.readPages(folder, validation, alphabet, progress);
            } else {
                all.readLines(lines, validation, alphabet);
            }
            progress.accept(folder + ": " + count(all.learnt) + " lines to learn from so far, " + count(all.heldBack)
                    + " held back");
        }
        return all;
    }

    private void readPages(Path folder, Set<String> validation, Alphabet alphabet, Consumer<String> progress)
            throws IOException {
        TranscribedPages pages = new TranscribedPages(alphabet, true);
        List<Path> transcripts = TranscribedPages.in(folder);
        if (transcripts.isEmpty()) {
            throw new IOException("There is nothing to learn from in " + folder
                    + ": neither ALTO files (name.xml beside name.jpg) nor lines (name.gt.txt beside name.jpg).");
        }
        for (int i = 0; i < transcripts.size(); i++) {
            String name = TranscribedPages.name(transcripts.get(i));
            add(name, validation, pages.lines(transcripts.get(i)));
            if ((i + 1) % 20 == 0) {
                progress.accept(folder + ": " + (i + 1) + " of " + transcripts.size() + " pages");
            }
        }
    }

    private void readLines(List<Path> transcripts, Set<String> validation, Alphabet alphabet) throws IOException {
        LineImages images = new LineImages(alphabet);
        for (Path transcript : transcripts) {
            add(
                    LineImages.name(transcript),
                    validation,
                    images.line(transcript).stream().toList());
        }
    }

    private void add(String name, Set<String> validation, List<RealLine> lines) {
        String document = TranscribedPages.document(name);
        boolean held = validation.isEmpty()
                ? Math.floorMod(document.hashCode(), HELD_BACK_ONE_IN) == 0
                : validation.contains(name) || validation.contains(document);
        (held ? heldBack : learnt)
                .computeIfAbsent(document, d -> new ArrayList<>())
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
