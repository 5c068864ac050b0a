package org.chirograph.train.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphAlphabet;
import org.chirograph.recognize.GlyphImage;
import org.chirograph.train.glyph.ComposedGlyphs.Labelled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposedGlyphsTest {
    private static final Alphabet ALPHABET = GlyphAlphabet.latin();
    private static final int CANDIDATES = 3000;

    @TempDir
    private static Path folder;

    private static List<Labelled> candidates;

    @BeforeAll
    static void compose() throws IOException {
        candidates = candidates(7);
    }

    @Test
    void labelsRingsAndBarsAsWhatTheyAre() {
        List<Labelled> rings = of("O");
        assertThat(rings).hasSizeGreaterThan(300);
        assertThat(rings.stream().filter(ComposedGlyphsTest::isHollow).count()).isGreaterThan(rings.size() * 98L / 100);
        List<Labelled> bars = of("I");
        assertThat(bars).hasSizeGreaterThan(300);
        assertThat(bars.stream().filter(ComposedGlyphsTest::isHollow).count()).isLessThan(bars.size() * 2L / 100);
    }

    @Test
    void learnsWhatIsNoCharacter() {
        assertThat(candidates.stream().filter(c -> c.label() == Alphabet.BLANK).count())
                .isBetween(CANDIDATES / 10L, CANDIDATES * 9L / 10);
    }

    @Test
    void isSettledByTheSeed() throws IOException {
        List<Labelled> again = candidates(7);
        for (int i = 0; i < CANDIDATES; i += 100) {
            assertThat(again.get(i).label()).isEqualTo(candidates.get(i).label());
            assertThat(again.get(i).darkness())
                    .containsExactly(candidates.get(i).darkness());
        }
    }

    private static List<Labelled> of(String grapheme) {
        return candidates.stream()
                .filter(c -> c.label() == ALPHABET.classOf(grapheme))
                .toList();
    }

    /** Whether ink surrounds a middle without any. */
    private static boolean isHollow(Labelled glyph) {
        int side = GlyphImage.SIDE;
        int middle = glyph.darkness()[side / 2 * side + side / 2] & 0xff;
        int most = 0;
        for (byte b : glyph.darkness()) {
            most = Math.max(most, b & 0xff);
        }
        return middle < most / 3;
    }

    private static List<Labelled> candidates(long seed) throws IOException {
        Path text = folder.resolve("text.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(text))) {
            out.write("OIO IIO OOI IOI\n".getBytes(StandardCharsets.UTF_8));
        }
        Map<String, List<GlyphPicture>> pictures = Map.of(
                "O", List.of(picture((x, y) -> Math.hypot(x, y) < 10 && Math.hypot(x, y) > 7)),
                "I", List.of(picture((x, y) -> Math.abs(x) < 2 && Math.abs(y) < 10)));
        ComposedGlyphs glyphs = new ComposedGlyphs(new PrintedTexts(text), pictures, ALPHABET);
        Random random = new Random(seed);
        List<Labelled> all = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            all.add(glyphs.next(random));
        }
        return all;
    }

    private interface Shape {
        boolean has(double x, double y);
    }

    private static GlyphPicture picture(Shape shape) {
        byte[] darkness = new byte[28 * 28];
        for (int i = 0; i < darkness.length; i++) {
            darkness[i] = (byte) (shape.has(i % 28 - 13.5, i / 28 - 13.5) ? 255 : 0);
        }
        return new GlyphPicture(darkness, 28, 28);
    }
}
