package org.chirograph.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.eval.TrueLines;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.text.ScoringText;
import org.jspecify.annotations.Nullable;

/** A digitized collection of single scans whose truth is known, and where each word truly stands in it. */
final class SearchTruth {
    private static final int SHORTEST = 4;
    private static final int COMMONEST = 20;

    /** A page as it was recorded. */
    record Recorded(String document, Page page) {}

    private final List<Recorded> pages = new ArrayList<>();
    /** Recorded lines, as {@link #place}, to true ones. */
    private final Map<String, String> trueLine = new HashMap<>();
    /** Tokens to the true lines that have them; a word broken at a line's end is found by either half's line. */
    private final Map<String, List<Set<String>>> occurrences = new TreeMap<>();

    private final Map<String, Set<String>> tokens = new HashMap<>();
    /** What a word broken at the end of a true line is as a whole. */
    private final Map<String, String> wholes = new HashMap<>();

    private final Map<String, String> texts = new HashMap<>();

    SearchTruth(Path collection, Path truths) throws Exception {
        CollectionFolder folder = CollectionFolder.existing(collection);
        try (Catalog catalog = Catalog.open(folder)) {
            for (DocumentEntry document : catalog.documents()) {
                for (PageEntry entry : catalog.pages(document)) {
                    Path file = truths.resolve(document.stem() + ".xml");
                    if (entry.outcome() == PageEntry.Outcome.DONE && Files.exists(file)) {
                        Page read = PageReader.read(folder.record(document.id(), entry.page()));
                        add(document.id(), read, TaggedPage.read(file).page());
                    }
                }
            }
        }
    }

    private void add(String document, Page read, Page truth) {
        pages.add(new Recorded(document, read));
        TrueLines.of(truth, read)
                .forEach((line, other) ->
                        trueLine.put(place(document, read.id(), line), place(document, read.id(), other)));
        String half = "";
        String before = "";
        for (Line line : truth.lines().toList()) {
            String here = place(document, read.id(), line.id());
            String text = ScoringText.normalise(line.text());
            texts.put(here, text);
            if (text.isEmpty()) {
                continue;
            }
            List<String> words = new ArrayList<>(List.of(text.split(" ")));
            if (!half.isEmpty()) {
                boolean goesOn = Character.isLowerCase(text.codePointAt(0));
                String whole = half + (goesOn ? words.removeFirst() : "");
                wholes.put(before, whole);
                stands(whole, goesOn ? Set.of(before, here) : Set.of(before));
                half = "";
            }
            if (!words.isEmpty() && words.getLast().matches(".*\\p{L}[-=]")) {
                String end = words.removeLast();
                half = end.substring(0, end.length() - 1);
            }
            words.forEach(word -> stands(word, Set.of(here)));
            before = here;
        }
        if (!half.isEmpty()) {
            stands(half, Set.of(before));
        }
    }

    private void stands(String word, Set<String> lines) {
        for (String token : Folding.spellings(word)) {
            occurrences.computeIfAbsent(token, key -> new ArrayList<>()).add(lines);
            lines.forEach(
                    line -> tokens.computeIfAbsent(line, key -> new HashSet<>()).add(Folding.word(token)));
        }
    }

    static String place(String document, String page, String line) {
        return document + "/" + page + "/" + line;
    }

    List<Recorded> pages() {
        return pages;
    }

    /** Words of four letters and more that occur up to twenty times, in alphabetical order. */
    List<String> queries() {
        return occurrences.entrySet().stream()
                .filter(word -> word.getKey().matches("\\p{L}{" + SHORTEST + ",}")
                        && word.getValue().size() <= COMMONEST)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean occurs(String token) {
        return occurrences.containsKey(token);
    }

    /** Where a word truly stands: for each place the lines, one or two, of which either will do. */
    Set<Set<String>> places(String token) {
        return new HashSet<>(occurrences.getOrDefault(token, List.of()));
    }

    /** The true line that a recorded one stands for; null for none. */
    @Nullable
    String trueLine(String recorded) {
        return trueLine.get(recorded);
    }

    /** What stands in the line that a recorded one stands for; null for none. */
    @Nullable
    String trueText(String recorded) {
        String line = trueLine.get(recorded);
        return line == null ? null : texts.get(line);
    }

    /** The line that a recorded one stands for, as if it had been read without doubt; null for none. */
    @Nullable
    IndexedLine asRead(IndexedLine recorded, String place) {
        String line = trueLine.get(place);
        if (line == null) {
            return null;
        }
        List<IndexedLine.Entry> words = new ArrayList<>();
        String[] texts = this.texts.getOrDefault(line, "").split(" ");
        for (int i = 0; i < texts.length && !texts[i].isEmpty(); i++) {
            List<Reading> readings = new ArrayList<>(List.of(new Reading(texts[i], 1)));
            if (i == texts.length - 1 && wholes.containsKey(line)) {
                readings.add(new Reading(wholes.get(line), 1));
            }
            words.add(new IndexedLine.Entry("", recorded.box(), readings));
        }
        return new IndexedLine(recorded.id(), recorded.box(), words, Optional.empty());
    }

    /** Whether a true line has this word, whether with u or v, i or j. */
    boolean has(String trueLine, String token) {
        return tokens.getOrDefault(trueLine, Set.of()).contains(Folding.word(token));
    }
}
