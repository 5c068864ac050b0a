package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chirograph.format.Outside;
import org.chirograph.recognize.GlyphNet;
import org.chirograph.recognize.GlyphSettings;
import org.chirograph.recognize.GlyphTuning;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.train.glyph.EmnistFolder;
import org.chirograph.train.glyph.GlyphPicture;
import org.chirograph.train.glyph.GlyphSamples;
import org.chirograph.train.glyph.GlyphSplit;
import org.junit.jupiter.api.Test;

/** With the net that ships, on a few pages composed of characters that it did not learn from. */
class HandPrintTuningTest {
    private static final long SEED = 7;

    @Test
    void readsComposedPagesBetterOnceTuned() throws IOException {
        Path data = Outside.data();
        ModelFolder model = ModelFolder.open(Path.of("models/handprint-latin"));
        List<GlyphSamples> sets = EmnistFolder.read(data.resolve("chars"), "byclass", model.alphabet(), false);
        List<int[]> heldBack = new ArrayList<>();
        for (GlyphSamples set : sets) {
            heldBack.add(GlyphSplit.of(set, model.alphabet().classes(), SEED).validation());
        }
        try (GlyphNet net = new GlyphNet(model.weights())) {
            GlyphTuning tuning = HandPrintTuning.on(
                    4,
                    net,
                    model.alphabet(),
                    model.language().orElse(null),
                    GlyphPicture.byCharacter(sets, heldBack, model.alphabet()),
                    data.resolve("text/kjv-en.txt.gz"),
                    SEED);
            double untuned = tuning.score(GlyphSettings.UNTUNED);
            assertThat(untuned).isGreaterThan(0.6);
            List<String> told = new ArrayList<>();
            GlyphSettings tuned = tuning.tune(told::add);
            assertThat(told).isNotEmpty();
            assertThat(tuning.score(tuned)).isGreaterThan(untuned);
            // Fewer characters end at a cut than at a gap, and hardly any between a bar and what is under it.
            assertThat(tuned.stored().get("placeCut")).isNegative();
            assertThat(tuned.stored().get("placeAbove")).isNegative();
            assertThat(GlyphSettings.of(tuned.stored()).stored()).isEqualTo(tuned.stored());
        }
    }
}
