package org.chirograph.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.chirograph.format.PageReader;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Page;
import org.chirograph.scan.FoundScan;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;
import org.junit.jupiter.api.Test;

/** The samples are what they claim: scans with a truth that fits to the pixel. */
class SamplesTest {
    /** A glyph's darkest pixel lies at least this far below the paper around it. */
    private static final int CONTRAST = 50;

    @Test
    void everyPageOfEveryScanIsExpectedAndHasItsTruth() throws Exception {
        Set<ExpectedSamples.PageOf> expected = new HashSet<>();
        ExpectedSamples.read().pages().forEach(p -> expected.add(p.where()));
        Set<ExpectedSamples.PageOf> there = new HashSet<>();
        for (FoundScan found : ScanFiles.find(List.of(ExpectedSamples.FOLDER))) {
            Path file = found.file();
            try (ScanDocument scan = ScanDocument.open(file, ScanLimits.DEFAULT)) {
                for (int i = 0; i < scan.pages(); i++) {
                    there.add(new ExpectedSamples.PageOf(
                            file.getFileName().toString(), String.format(Locale.ROOT, "%04d", i + 1)));
                }
            }
        }
        assertThat(there).hasSize(8).isEqualTo(expected);
        assertThat(there).allMatch(p -> Files.exists(p.truthFile()));
    }

    @Test
    void everyGlyphBoxHoldsInkOnPaper() throws Exception {
        for (ExpectedSamples.Transcribed expected : ExpectedSamples.read().pages()) {
            Page truth = PageReader.read(expected.where().truthFile());
            GrayImage scan = pixels(expected.where());
            assertThat(List.of(scan.width(), scan.height())).isEqualTo(List.of(truth.width(), truth.height()));
            assertThat(truth.image()).isEqualTo(expected.scan());
            List<Glyph> glyphs = truth.lines()
                    .flatMap(l -> l.words().stream())
                    .flatMap(w -> w.glyphs().stream())
                    .toList();
            assertThat(glyphs).hasSizeGreaterThan(200);
            for (Glyph glyph : glyphs) {
                Box box = glyph.box();
                assertThat(darkest(scan, box))
                        .as("%s %s at %s", expected, glyph.best().text(), box)
                        .isLessThan(paper(scan, box) - CONTRAST);
            }
        }
    }

    @Test
    void searchesAskForWhatThePagesSay() throws Exception {
        for (ExpectedSamples.Found search : ExpectedSamples.read().searches()) {
            for (ExpectedSamples.PageOf hit : search.hits()) {
                String text = String.join(
                        "\n",
                        PageReader.read(hit.truthFile())
                                .lines()
                                .map(l -> l.text())
                                .toList());
                Stream.of(search.query().replaceAll("[\"*]", "").split(" "))
                        .forEach(term ->
                                assertThat(text.toLowerCase(Locale.ROOT)).contains(term.toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static GrayImage pixels(ExpectedSamples.PageOf page) throws Exception {
        try (ScanDocument scan = ScanDocument.open(page.scanFile(), ScanLimits.DEFAULT)) {
            return scan.page(Integer.parseInt(page.page()) - 1).pixels();
        }
    }

    private static int darkest(GrayImage scan, Box box) {
        int darkest = 255;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                darkest = Math.min(darkest, scan.at(x, y));
            }
        }
        return darkest;
    }

    /** The brightest grey near a box. */
    private static int paper(GrayImage scan, Box box) {
        int brightest = 0;
        for (int y = Math.max(0, box.y() - 10); y < Math.min(scan.height(), box.bottom() + 10); y++) {
            for (int x = Math.max(0, box.x() - 10); x < Math.min(scan.width(), box.right() + 10); x++) {
                brightest = Math.max(brightest, scan.at(x, y));
            }
        }
        return brightest;
    }
}
