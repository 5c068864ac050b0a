package org.chirograph.looks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Confusions;
import org.chirograph.review.Retyping;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.web.ServedSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples with every "o" and every "e" of some words read as a doubtful "e": only ink tells which are which. */
class LookAlikesTest {
    private static final Path MODEL = Path.of("models", "handprint-latin");

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();

    @Test
    void inkTellsTheSlipsFromWhatWasReadRightly() throws Exception {
        CollectionFolder collection = ServedSamples.collection(folder.resolve("c"), mapWords(LookAlikesTest::misread));
        try (Catalog catalog = Catalog.open(collection);
                LookAlikes alikes = new LookAlikes(collection, catalog, MODEL, LookAlikesTest::scan, faults::add)) {
            Change change = firstOf(collection, catalog, "o", "Ada");
            List<LookAlikes.Weighed> found = alikes.weighed(change, (read, said) -> 1, (read, said) -> 1);
            assertThat(found).hasSizeGreaterThan(20).allMatch(w -> !w.isWord());
            assertThat(found)
                    .extracting(w -> w.alike().place())
                    .doesNotContain(new org.chirograph.review.Place(
                            change.document(),
                            change.page(),
                            change.after().id(),
                            Slip.of(change).orElseThrow().word().id()));
            // The clues of the record are the same for all, so the order is that of the ink.
            int slips = (int) found.stream().filter(w -> isSlip(w.alike())).count();
            assertThat(slips).isBetween(5, found.size() - 5);
            long first = found.subList(0, slips).stream()
                    .filter(w -> isSlip(w.alike()))
                    .count();
            assertThat((double) first / slips).isGreaterThan(0.9);
            LookAlike best = found.getFirst().alike();
            assertThat(best.text()).isEqualTo(best.word().best().text().replaceFirst("e", "o"));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void wordsThatSomebodyCheckedAndConfirmationsHaveNone() throws Exception {
        CollectionFolder collection = ServedSamples.collection(folder.resolve("c"), mapWords(w -> checked(misread(w))));
        try (Catalog catalog = Catalog.open(collection);
                LookAlikes alikes = new LookAlikes(collection, catalog, MODEL, LookAlikesTest::scan, faults::add)) {
            Change change = firstOf(collection, catalog, "o", "Ada");
            assertThat(alikes.of(change, Confusions.of(List.of()))).isEmpty();
            Change confirmed = firstOf(collection, catalog, "e", "Ada");
            assertThat(Slip.of(confirmed)).isEmpty();
            assertThat(alikes.of(confirmed, Confusions.of(List.of()))).isEmpty();
        }
    }

    @Test
    void aScanThatIsGoneIsSaidAndThePagesBesideAreSearched() throws Exception {
        CollectionFolder collection = ServedSamples.collection(folder.resolve("c"), mapWords(LookAlikesTest::misread));
        try (Catalog catalog = Catalog.open(collection)) {
            Change change = firstOf(collection, catalog, "o", "Ada");
            LookAlikes.Scans broken = (document, page) -> {
                if (!document.id().equals(change.document())) {
                    throw new ScanException(ScanException.Reason.CORRUPT, document.stem(), "is damaged");
                }
                return scan(document, page);
            };
            try (LookAlikes alikes = new LookAlikes(collection, catalog, MODEL, broken, faults::add)) {
                assertThat(alikes.weighed(change, (read, said) -> 1, (read, said) -> 1))
                        .isNotEmpty()
                        .allMatch(w -> w.alike().place().document().equals(change.document()));
                assertThat(faults).isNotEmpty();
            }
        }
    }

    /** The word whose first doubtful character truly is this one is corrected. */
    private static Change firstOf(CollectionFolder collection, Catalog catalog, String truly, String who)
            throws Exception {
        for (PageEntry page : catalog.pages()) {
            for (Line line : PageReader.read(collection.record(page.document(), page.page()))
                    .lines()
                    .toList()) {
                for (Word word : line.words()) {
                    int at = doubtful(word);
                    if (at >= 0 && truly.equals(truth(word.glyphs().get(at)))) {
                        Line after = Retyping.of(line, word.id(), Slip.with(word, at, truly), who);
                        return new Change(page.document(), page.page(), Optional.of(line), after, who);
                    }
                }
            }
        }
        throw new AssertionError("no sample has such a word");
    }

    private static boolean isSlip(LookAlike alike) {
        return alike.word().glyphs().stream()
                .filter(glyph -> glyph.box().equals(alike.box()))
                .anyMatch(glyph -> truth(glyph).equals("o"));
    }

    private static int doubtful(Word word) {
        for (int i = 0; i < word.glyphs().size(); i++) {
            if (word.glyphs().get(i).readings().size() > 1) {
                return i;
            }
        }
        return -1;
    }

    /** The truth is kept in the glyph's id. */
    private static String truth(Glyph glyph) {
        return glyph.id().substring(glyph.id().length() - 1);
    }

    /** Of every word with one "o" or "e" that character is read as a doubtful "e". */
    private static Word misread(Word word) {
        List<Glyph> glyphs = new ArrayList<>(word.glyphs());
        String text = word.best().text();
        if (text.length() != glyphs.size() || text.replaceAll("[^oe]", "").length() != 1) {
            return word;
        }
        int at = Math.max(text.indexOf('o'), text.indexOf('e'));
        Glyph glyph = glyphs.get(at);
        glyphs.set(
                at,
                new Glyph(
                        glyph.id() + glyph.best().text(),
                        glyph.box(),
                        List.of(new Reading("e", 0.6), new Reading("o", 0.3))));
        String read = text.replace('o', 'e');
        return new Word(word.id(), word.box(), glyphs, List.of(new Reading(read, 0.6)));
    }

    private static Word checked(Word word) {
        return new Word(word.id(), word.box(), word.glyphs(), word.readings(), "Bob");
    }

    private static UnaryOperator<Line> mapWords(UnaryOperator<Word> read) {
        return line -> line.withWords(line.words().stream().map(read).toList());
    }

    private static Optional<GrayImage> scan(DocumentEntry document, String page) throws ScanException {
        try (ScanDocument open = ScanDocument.open(document.path(), ScanLimits.DEFAULT)) {
            return Optional.of(open.page(Integer.parseInt(page) - 1).pixels());
        }
    }
}
