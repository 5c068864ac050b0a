package org.chirograph.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;
import org.chirograph.scan.ScanPage;
import org.chirograph.scan.TextLayer;

/**
 * A page's own text as its record: the lines and words of the file in the place of found and read ones. The file says
 * nothing of how sure it is, so every reading is certain, and such a page has nothing to review.
 */
final class KeptText {
    /** Height of small letters as a share of the type size; usual for text faces. */
    private static final double X_HEIGHT = 0.45;

    private final int width;
    private final int height;

    private KeptText(ScanPage scan) {
        width = scan.pixels().width();
        height = scan.pixels().height();
    }

    /** One region with every line of which something lies on the page; none when nothing does. */
    static List<Region> regions(TextLayer layer, ScanPage scan) {
        KeptText kept = new KeptText(scan);
        List<Line> lines = new ArrayList<>();
        for (TextLayer.Line line : layer.lines()) {
            kept.add(line, "l" + (lines.size() + 1), lines);
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        Box around = Box.around(lines.stream().map(l -> l.outline().box()).toList());
        return List.of(new Region.Text("r1", Polygon.of(around), Region.Kind.PARAGRAPH, lines));
    }

    private void add(TextLayer.Line line, String id, List<Line> lines) {
        List<Word> words = new ArrayList<>();
        for (TextLayer.Word word : line.words()) {
            String wordId = id + "w" + (words.size() + 1);
            List<Glyph> glyphs = new ArrayList<>();
            for (TextLayer.Letter letter : word.letters()) {
                if (isOnPage(letter)) {
                    glyphs.add(new Glyph(wordId + "g" + (glyphs.size() + 1), box(letter), certain(letter.text())));
                }
            }
            if (!glyphs.isEmpty()) {
                Box box = Box.around(glyphs.stream().map(Glyph::box).toList());
                StringBuilder text = new StringBuilder();
                glyphs.forEach(g -> text.append(g.best().text()));
                words.add(new Word(wordId, box, glyphs, certain(text.toString())));
            }
        }
        if (!words.isEmpty()) {
            Box box = Box.around(words.stream().map(Word::box).toList());
            Baseline baseline = new Baseline(List.of(point(line.from()), point(line.to())));
            lines.add(new Line(id, Polygon.of(box), baseline, Math.max(1, X_HEIGHT * line.typeSize()), words));
        }
    }

    private boolean isOnPage(TextLayer.Letter letter) {
        return letter.right() > 0 && letter.bottom() > 0 && letter.left() < width && letter.top() < height;
    }

    private Box box(TextLayer.Letter letter) {
        int left = (int) Math.max(0, Math.floor(letter.left()));
        int top = (int) Math.max(0, Math.floor(letter.top()));
        int right = (int) Math.min(width, Math.ceil(letter.right()));
        int bottom = (int) Math.min(height, Math.ceil(letter.bottom()));
        return Box.between(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
    }

    private Point point(TextLayer.Spot spot) {
        return new Point(
                Math.clamp(Math.round(spot.x()), 0, width - 1), Math.clamp(Math.round(spot.y()), 0, height - 1));
    }

    private static List<Reading> certain(String text) {
        return List.of(new Reading(text, 1));
    }
}
