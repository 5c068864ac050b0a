package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Region;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphNet;
import org.chirograph.recognize.GlyphTuning;
import org.chirograph.text.CharacterModel;
import org.chirograph.train.glyph.ComposedPage;
import org.chirograph.train.glyph.GlyphPicture;
import org.chirograph.train.glyph.PrintedTexts;
import org.jspecify.annotations.Nullable;

/** Composes pages of hand-print from characters that a net did not learn from, to tune its reader on. */
public final class HandPrintTuning {
    private HandPrintTuning() {}

    /**
     * Pages cleaned and laid out by the program itself, so that its faults are part of what is tuned for.
     *
     * @param pages how many; 150 settle the weights, in some ten minutes
     * @param pictures characters to compose from
     * @param text what the pages say: paragraphs, compressed by gzip
     */
    public static GlyphTuning on(
            int pages,
            GlyphNet net,
            Alphabet alphabet,
            @Nullable CharacterModel language,
            Map<String, List<GlyphPicture>> pictures,
            Path text,
            long seed)
            throws IOException {
        Random random = new Random(seed);
        PrintedTexts texts = new PrintedTexts(text);
        Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());
        GlyphTuning tuning = new GlyphTuning(alphabet, language);
        for (int i = 0; i < pages; i++) {
            ComposedPage page = ComposedPage.of(texts.next(random), pictures, random);
            CleanPage clean = preprocessor.clean(page.scan(), 0);
            List<Region> regions = PageLayout.find(clean, LayoutSettings.handPrint());
            List<Line> lines = new Page(
                            "p", "p", page.scan().width(), page.scan().height(), regions, List.of())
                    .lines()
                    .toList();
            tuning.add(
                    net,
                    lines,
                    clean.ink(),
                    page.lines().stream()
                            .flatMap(List::stream)
                            .map(w -> new GlyphTuning.Truth(w.grapheme(), w.box()))
                            .toList());
        }
        return tuning;
    }
}
