package org.chirograph.samples;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/** Types text on a sheet and keeps account of it: the regions come out as the page's exact truth. */
final class TypedPage {
    /** Truth is certain. */
    private static final double CERTAIN = 1;

    /** How far a line's outline reaches above and below the baseline, in x-heights. */
    private static final double ABOVE = 2.1;

    private static final double BELOW = 0.75;

    private final Sheet sheet;
    private final Typewriter machine;
    private final List<Region> regions = new ArrayList<>();

    TypedPage(Sheet sheet, Typewriter machine) {
        this.sheet = sheet;
        this.machine = machine;
    }

    Sheet sheet() {
        return sheet;
    }

    /**
     * Types lines below each other as one region.
     *
     * @param x left edge in inches; likewise {@code y}, the first baseline, and {@code pitch}, from line to line
     * @param lines an empty one advances the paper; one that begins with {@code _} is underlined
     */
    void text(Region.Kind kind, double x, double y, double pitch, String... lines) {
        String id = "r" + (regions.size() + 1);
        List<Line> typed = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                typed.add(line(id + "l" + (typed.size() + 1), lines[i], x, y + i * pitch));
            }
        }
        regions.add(new Region.Text(id, around(typed), kind, typed));
    }

    /** Types rows of short entries, each entry a line of its own. @param columns left edges in inches */
    void table(double[] columns, double y, double pitch, String[]... rows) {
        String id = "r" + (regions.size() + 1);
        List<Line> typed = new ArrayList<>();
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (!rows[r][c].isEmpty()) {
                    typed.add(line(id + "l" + (typed.size() + 1), rows[r][c], columns[c], y + r * pitch));
                }
            }
        }
        regions.add(new Region.Table(id, around(typed), typed));
    }

    Page truth(String id, String image) {
        ProcessingStep drawn = new ProcessingStep(
                "truth",
                "Chirograph sample renderer",
                Instant.parse("2026-11-24T00:00:00Z"),
                Map.of("font", machine.face().getFamily()));
        return new Page(id, image, sheet.width, sheet.height, regions, List.of(drawn));
    }

    private Line line(String id, String marked, double xInches, double yInches) {
        boolean underlined = marked.startsWith("_");
        String text = Normalizer.normalize(underlined ? marked.substring(1) : marked, Normalizer.Form.NFC);
        double x = xInches * sheet.dpi;
        double y = yInches * sheet.dpi;
        double advance = machine.advance(sheet.dpi);
        List<Word> words = new ArrayList<>();
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i <= text.length(); i++) {
            boolean ends = i == text.length() || text.charAt(i) == ' ';
            if (!ends) {
                String character = text.substring(i, i + 1);
                Box box = sheet.strike(machine, character, x + i * advance, y);
                String glyphId = id + "w" + (words.size() + 1) + "g" + (glyphs.size() + 1);
                glyphs.add(new Glyph(glyphId, box, List.of(new Reading(character, CERTAIN))));
            } else if (!glyphs.isEmpty()) {
                words.add(word(id + "w" + (words.size() + 1), glyphs));
                glyphs = new ArrayList<>();
            }
            if (underlined && i < text.length()) {
                sheet.strike(machine, "_", x + i * advance, y + sheet.dpi * 0.012);
            }
        }
        double xHeight = machine.xHeight(sheet.dpi);
        double end = x + text.length() * advance;
        List<Point> outline = List.of(
                sheet.laid(x, y - ABOVE * xHeight),
                sheet.laid(end, y - ABOVE * xHeight),
                sheet.laid(end, y + BELOW * xHeight),
                sheet.laid(x, y + BELOW * xHeight));
        Baseline baseline = new Baseline(List.of(sheet.laid(x, y), sheet.laid(end, y)));
        return new Line(id, new Polygon(outline), baseline, xHeight, words);
    }

    private static Word word(String id, List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(g -> text.append(g.best().text()));
        Box box = Box.around(glyphs.stream().map(Glyph::box).toList());
        return new Word(id, box, glyphs, List.of(new Reading(text.toString(), CERTAIN)));
    }

    private static Polygon around(List<Line> lines) {
        return Polygon.of(Box.around(lines.stream().map(l -> l.outline().box()).toList()));
    }
}
