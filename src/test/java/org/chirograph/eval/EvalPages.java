package org.chirograph.eval;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/** Small pages to judge: every letter is 10 pixels wide, every line 20 high. */
final class EvalPages {
    private EvalPages() {}

    static Page page(Line... lines) {
        Polygon all = Polygon.of(new Box(0, 0, 1000, 1000));
        return new Page(
                "0001",
                "a.png",
                1000,
                1000,
                List.of(new Region.Text("r", all, Region.Kind.PARAGRAPH, List.of(lines))),
                List.of());
    }

    /** A line whose words stand where a typewriter puts them. */
    static Line line(String id, int x, int y, String text) {
        List<Word> words = new ArrayList<>();
        int at = x;
        for (String word : text.split(" ")) {
            words.add(word(at, y, word, 0.9));
            at += (word.length() + 1) * 10;
        }
        return line(id, new Box(x, y, Math.max(1, text.length()) * 10, 20), words);
    }

    static Line line(String id, Box outline, List<Word> words) {
        Baseline baseline = new Baseline(List.of(
                new Point(outline.x(), outline.bottom() - 5), new Point(outline.right(), outline.bottom() - 5)));
        return new Line(id, Polygon.of(outline), baseline, 8, words);
    }

    static Word word(int x, int y, String text, double posterior) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            glyphs.add(new Glyph(
                    "g" + x + "-" + y + "-" + i,
                    new Box(x + 10 * i, y, 10, 20),
                    List.of(new Reading(text.substring(i, i + 1), posterior))));
        }
        Box box = new Box(x, y, text.length() * 10, 20);
        return new Word("w" + x + "-" + y, box, glyphs, List.of(new Reading(text, posterior)));
    }
}
