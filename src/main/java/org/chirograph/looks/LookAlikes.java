package org.chirograph.looks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.image.GrayImage;
import org.chirograph.looks.Eye.Mark;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;
import org.chirograph.recognize.GlyphNet;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.review.Change;
import org.chirograph.review.Confusions;
import org.chirograph.review.Place;
import org.chirograph.scan.ScanException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places whose ink looks like what a person just corrected and which were read the same wrong way: words of the
 * same text, and characters that were read the same in other words and may say what the person said. Nothing is kept
 * between two questions: of the pages around, records are read, and only candidates are looked at on their scans. The net
 * is loaded with the first question and held until this is closed. Safe for several threads, which wait for each other.
 */
public final class LookAlikes implements AutoCloseable {
    /** Pages whose records are read: a second's work. Those of the same document come first. */
    private static final int MOST_PAGES = 500;

    /** Scans opened, those with the most probable candidates: a few seconds' work. */
    private static final int MOST_SCANS = 40;

    /** Candidates looked at. */
    private static final int MOST_CANDIDATES = 400;

    /** Less probable ones are not worth showing. Chosen on train pages, as the next. */
    private static final double LEAST = 0.5;

    /** From here on one is taken unless a person says no. Chosen on train pages, see docs/decisions/0009. */
    private static final double TAKEN = 0.9;

    /** A character that was mistaken for another once may never be again: it takes a second time until any is taken. */
    private static final int RECURS = 2;

    /** Sure characters of a page that candidates are compared with, of each kind. */
    private static final int SURE_A_PAGE = 6;

    private static final double SURE = 0.99;
    private static final int NEIGHBOURS = 4;

    /** Where there are no sure characters to compare with: as far as another letter. */
    private static final double STRANGE = 1;

    private final CollectionFolder folder;
    private final Catalog catalog;
    private final Path model;
    private final Scans scans;
    private final Consumer<String> faults;
    private @Nullable GlyphNet net;

    /** Where scans come from. */
    public interface Scans {
        /** A page as it was scanned; nothing where it can't be had just now. */
        Optional<GrayImage> page(DocumentEntry document, String page) throws ScanException;
    }

    /**
     * A place before its ink was looked at.
     *
     * @param slip null where the whole word was read like the corrected one
     * @param said posterior of what it would say
     */
    private record Candidate(PageEntry page, Line line, Word word, int at, Slip.@Nullable Character slip, double said) {
        /** Those first that are likelier by the record alone. */
        double prior() {
            double doubt = slip == null
                    ? 1 - word.best().posterior()
                    : 1 - word.glyphs().get(at).best().posterior();
            return said * doubt;
        }
    }

    /** A candidate and what speaks for it. */
    record Weighed(LookAlike alike, boolean isWord, double[] clues) {}

    /** Sure characters, by what they say, and the corrected ones. */
    private record References(Map<String, List<Look>> sure, List<Look> corrected, Times characters, Times words) {}

    /**
     * @param catalog stays the caller's
     * @param model of the net for isolated characters
     * @param faults takes what can't be looked at, and why; the rest goes on
     */
    public LookAlikes(CollectionFolder folder, Catalog catalog, Path model, Scans scans, Consumer<String> faults) {
        this.folder = folder;
        this.catalog = catalog;
        this.model = model;
        this.scans = scans;
        this.faults = faults;
    }

    /**
     * The most probable first; none where the change is no correction of one word.
     *
     * @param confusions of the collection, this change included
     */
    public List<LookAlike> of(Change change, Confusions confusions) throws CatalogException {
        return weighed(change, confusions::ofCharacter, confusions::ofWord).stream()
                .map(Weighed::alike)
                .filter(alike -> alike.chance() >= LEAST)
                .toList();
    }

    /** How often people corrected one text into another. */
    interface Times {
        int of(String read, String said);
    }

    synchronized List<Weighed> weighed(Change change, Times characters, Times words) throws CatalogException {
        Optional<Slip> found = Slip.of(change);
        if (found.isEmpty()) {
            return List.of();
        }
        Slip slip = found.get();
        List<Candidate> candidates = new ArrayList<>();
        for (PageEntry entry : around(change.document())) {
            read(entry)
                    .ifPresent(page -> page.lines()
                            .forEach(line -> line.words().forEach(word -> add(candidates, entry, line, word, slip))));
            // Each holds its line: those of all pages would not fit into memory.
            keepLikeliest(candidates);
        }
        Map<PageEntry, List<Candidate>> byPage = new LinkedHashMap<>();
        for (Candidate c : candidates) {
            if (byPage.containsKey(c.page) || byPage.size() < MOST_SCANS) {
                byPage.computeIfAbsent(c.page, p -> new ArrayList<>()).add(c);
            }
        }
        return byPage.isEmpty() ? List.of() : look(change, slip, byPage, characters, words);
    }

    private static void keepLikeliest(List<Candidate> candidates) {
        candidates.sort(Comparator.comparingDouble(Candidate::prior).reversed());
        if (candidates.size() > MOST_CANDIDATES) {
            candidates.subList(MOST_CANDIDATES, candidates.size()).clear();
        }
    }

    /** Pages with a record, those of the document first. */
    private List<PageEntry> around(String document) throws CatalogException {
        return catalog.pages().stream()
                .filter(page -> page.outcome() == PageEntry.Outcome.DONE)
                .sorted(Comparator.comparing(page -> !page.document().equals(document)))
                .limit(MOST_PAGES)
                .toList();
    }

    private Optional<Page> read(PageEntry entry) {
        try {
            return Optional.of(PageReader.read(folder.record(entry.document(), entry.page())));
        } catch (IOException e) {
            faults.accept(
                    entry.document() + " page " + entry.page() + " is not searched for look-alikes: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void add(List<Candidate> candidates, PageEntry page, Line line, Word word, Slip slip) {
        if (word.isChecked()) {
            return;
        }
        if (word.best().text().equals(slip.word().best().text())
                && word.glyphs().size() == slip.word().glyphs().size()) {
            candidates.add(new Candidate(page, line, word, 0, null, Clues.posterior(word, slip.said())));
            return;
        }
        if (!Slip.isSpelt(word)) {
            return;
        }
        for (Slip.Character character : slip.characters()) {
            for (int i = 0; i < word.glyphs().size(); i++) {
                Glyph glyph = word.glyphs().get(i);
                if (glyph.best().text().equals(character.read())) {
                    int at = i;
                    glyph.readings().stream()
                            .filter(r -> r.text().equals(character.said()))
                            .forEach(
                                    r -> candidates.add(new Candidate(page, line, word, at, character, r.posterior())));
                }
            }
        }
    }

    private List<Weighed> look(
            Change change, Slip slip, Map<PageEntry, List<Candidate>> byPage, Times characters, Times words)
            throws CatalogException {
        List<Mark> corrected =
                slip.word().glyphs().stream().map(g -> new Mark(slip.line(), g)).toList();
        Eye eye = new Eye(net());
        List<Look> model = looks(eye, change.document(), change.page(), corrected);
        if (model.isEmpty()) {
            return List.of();
        }
        References references = new References(new HashMap<>(), model, characters, words);
        Map<Candidate, List<Look>> seen = new LinkedHashMap<>();
        for (Map.Entry<PageEntry, List<Candidate>> each : byPage.entrySet()) {
            PageEntry entry = each.getKey();
            List<Mark> sure = read(entry).map(page -> sure(page, slip)).orElse(List.of());
            List<Mark> marks = new ArrayList<>(sure);
            each.getValue().forEach(c -> marks.addAll(marks(c)));
            List<Look> looks = looks(eye, entry.document(), entry.page(), marks);
            if (looks.isEmpty()) {
                continue;
            }
            for (int i = 0; i < sure.size(); i++) {
                references
                        .sure
                        .computeIfAbsent(sure.get(i).glyph().best().text(), text -> new ArrayList<>())
                        .add(looks.get(i));
            }
            int next = sure.size();
            for (Candidate c : each.getValue()) {
                int count = marks(c).size();
                seen.put(c, looks.subList(next, next + count));
                next += count;
            }
        }
        Map<Place, Weighed> best = new LinkedHashMap<>();
        seen.forEach((c, looks) -> {
            Weighed weighed = weighed(c, looks, slip, references);
            best.merge(weighed.alike.place(), weighed, (a, b) -> a.alike.chance() >= b.alike.chance() ? a : b);
        });
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Weighed w) -> w.alike.chance())
                        .reversed())
                .toList();
    }

    private static List<Mark> marks(Candidate c) {
        return c.slip == null
                ? c.word.glyphs().stream().map(g -> new Mark(c.line, g)).toList()
                : List.of(new Mark(c.line, c.word.glyphs().get(c.at)));
    }

    /** Characters of a page that surely are what was read, or what the person said. */
    private static List<Mark> sure(Page page, Slip slip) {
        Map<String, Integer> wanted = new HashMap<>();
        for (Slip.Character c : slip.characters()) {
            wanted.put(c.read(), SURE_A_PAGE);
            wanted.put(c.said(), SURE_A_PAGE);
        }
        List<Mark> sure = new ArrayList<>();
        page.lines()
                .forEach(line -> line.words()
                        .forEach(word -> word.glyphs().forEach(glyph -> {
                            String text = glyph.best().text();
                            if (glyph.best().posterior() >= SURE && wanted.getOrDefault(text, 0) > 0) {
                                wanted.merge(text, -1, Integer::sum);
                                sure.add(new Mark(line, glyph));
                            }
                        })));
        return sure;
    }

    private Weighed weighed(Candidate c, List<Look> looks, Slip slip, References references) {
        Place place = new Place(c.page.document(), c.page.page(), c.line.id(), c.word.id());
        if (c.slip == null) {
            double apart = 0;
            for (int i = 0; i < looks.size(); i++) {
                apart += looks.get(i).distance(references.corrected.get(i)) / looks.size();
            }
            double[] clues = Clues.word(
                    c.word,
                    slip.said(),
                    slip.word(),
                    apart,
                    references.words.of(slip.word().best().text(), slip.said()));
            double chance = Clues.chanceOfWord(clues);
            return new Weighed(
                    new LookAlike(place, c.line, c.word, c.word.box(), slip.said(), chance, chance >= TAKEN),
                    true,
                    clues);
        }
        Look look = looks.getFirst();
        Glyph glyph = c.word.glyphs().get(c.at);
        String text = Slip.with(c.word, c.at, c.slip.said());
        int times = references.characters.of(c.slip.read(), c.slip.said());
        double[] clues = Clues.character(
                c.said,
                glyph.best().posterior(),
                c.word,
                text,
                look.nearness(references.sure.getOrDefault(c.slip.read(), List.of()), NEIGHBOURS, STRANGE),
                look.nearness(references.sure.getOrDefault(c.slip.said(), List.of()), NEIGHBOURS, STRANGE),
                look.distance(references.corrected.get(c.slip.at())),
                times);
        double chance = Clues.chanceOfCharacter(clues);
        return new Weighed(
                new LookAlike(place, c.line, c.word, glyph.box(), text, chance, chance >= TAKEN && times >= RECURS),
                false,
                clues);
    }

    /** Nothing where the scan can't be read any more. */
    private List<Look> looks(Eye eye, String document, String page, List<Mark> marks) throws CatalogException {
        Optional<DocumentEntry> entry = catalog.document(document);
        if (entry.isEmpty() || marks.isEmpty()) {
            return List.of();
        }
        try {
            return scans.page(entry.get(), page)
                    .map(pixels -> eye.looks(pixels, marks))
                    .orElse(List.of());
        } catch (ScanException e) {
            faults.accept(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private GlyphNet net() {
        GlyphNet open = net;
        if (open == null) {
            open = new GlyphNet(ModelFolder.open(model).weights());
            net = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (net != null) {
            net.close();
            net = null;
        }
    }
}
