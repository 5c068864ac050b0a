package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphCandidate;
import org.chirograph.recognize.GlyphImage;

/**
 * What the reader will ask its net about: the ink of composed pages, cleaned, cut and joined as the reader does it. Most
 * of it is no character but a part of one, or a few that stand close. Belongs to one thread.
 */
public final class ComposedGlyphs {
    /** A candidate whose edges are no farther than this from a character's, in pixels, is that character. */
    private static final int SAME = 2;

    /** One with an edge farther off than this from every character's is none; what lies between is not learnt from. */
    private static final int OTHER = 4;

    /** So many candidates are kept to choose from, so that a batch holds those of many pages. */
    private static final int KEPT = 2000;

    /** Of the candidates that are no character, those that are kept. */
    private static final double KEPT_OTHERS = 0.4;

    private final PrintedTexts texts;
    private final Map<String, List<GlyphPicture>> pictures;
    private final Alphabet alphabet;
    private final Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());
    private final List<Labelled> kept = new ArrayList<>();

    /** @param pictures characters to compose from */
    public ComposedGlyphs(PrintedTexts texts, Map<String, List<GlyphPicture>> pictures, Alphabet alphabet) {
        this.texts = texts;
        this.pictures = pictures;
        this.alphabet = alphabet;
    }

    /** A candidate as the net takes it, and its class; 0 is no character. */
    record Labelled(byte[] darkness, int label) {}

    /** Forgets what was composed. */
    void restart() {
        kept.clear();
    }

    /** A candidate of any of the last pages; none is given twice. */
    Labelled next(Random random) {
        while (kept.size() < KEPT) {
            compose(random);
        }
        Labelled last = kept.removeLast();
        int at = random.nextInt(kept.size());
        return kept.set(at, last);
    }

    private void compose(Random random) {
        ComposedPage page = ComposedPage.of(texts.next(random), pictures, random);
        CleanPage clean = preprocessor.clean(page.scan(), 0);
        List<Line> lines = page.lines().stream()
                .filter(line -> !line.isEmpty())
                .map(ComposedGlyphs::line)
                .toList();
        List<ComposedPage.Written> written =
                page.lines().stream().flatMap(List::stream).toList();
        for (GlyphCandidate candidate : GlyphCandidate.of(lines, clean.ink())) {
            ComposedPage.Written nearest = written.stream()
                    .min(Comparator.comparingInt(w -> apart(w.box(), candidate.box())))
                    .orElseThrow();
            int apart = apart(nearest.box(), candidate.box());
            if (apart <= SAME) {
                kept.add(new Labelled(darkness(candidate.image()), alphabet.classOf(nearest.grapheme())));
            } else if (apart > OTHER && random.nextDouble() < KEPT_OTHERS) {
                kept.add(new Labelled(darkness(candidate.image()), Alphabet.BLANK));
            }
        }
    }

    /** By how much the edge differs that differs most, in pixels. */
    private static int apart(Box a, Box b) {
        int across = Math.max(Math.abs(a.x() - b.x()), Math.abs(a.right() - b.right()));
        return Math.max(across, Math.max(Math.abs(a.y() - b.y()), Math.abs(a.bottom() - b.bottom())));
    }

    /** A line whose outline is the box of what was written. */
    private static Line line(List<ComposedPage.Written> written) {
        Box box = Box.around(written.stream().map(ComposedPage.Written::box).toList());
        Baseline baseline =
                new Baseline(List.of(new Point(box.x(), box.bottom()), new Point(box.right(), box.bottom())));
        return new Line("l", Polygon.of(box), baseline, Math.max(1, box.height() / 2.0), List.of());
    }

    private static byte[] darkness(GlyphImage image) {
        float[] ink = image.ink();
        byte[] darkness = new byte[ink.length];
        for (int i = 0; i < darkness.length; i++) {
            darkness[i] = (byte) Math.round(255 * ink[i]);
        }
        return darkness;
    }
}
