package org.chirograph.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

/** Pages of every feature by chance; the same seed gives the same page. */
final class PageGenerator {
    private static final String[] GRAPHEMES = {
        "a", "e", "n", "r", "é", "ſ", "ß", "œ", "&", "<", ">", "\"", "'", "]]>", " ", "\t", "\n", "\r", "𝔄", "e\u0301",
        "rn", "שׁ", "\u00a0", "ffi"
    };
    private static final String[] NAMES = {"0001", "0042", "", "page 7", "_x0041_", "é/ü.tif", "page_0001", "a_x12"};

    private final Random random;
    private int serial;

    PageGenerator(long seed) {
        random = new Random(seed);
    }

    Page page() {
        int width = 1 + random.nextInt(6000);
        int height = 1 + random.nextInt(6000);
        List<Region> regions = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            regions.add(region());
        }
        List<ProcessingStep> history = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            history.add(step());
        }
        return new Page(pick(NAMES), "scan " + text() + ".tif", width, height, regions, history);
    }

    /** A page of {@code lines} lines, with words of seven glyphs of five readings each. */
    Page full(int lines, int wordsOfLine) {
        List<Line> made = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            List<Word> words = new ArrayList<>();
            for (int w = 0; w < wordsOfLine; w++) {
                List<Glyph> glyphs = new ArrayList<>();
                for (int g = 0; g < 7; g++) {
                    glyphs.add(new Glyph(id("g"), box(), readings(5, false)));
                }
                words.add(new Word(id("w"), box(), glyphs, readings(5, false)));
            }
            made.add(new Line(id("l"), outline(), baseline(), 21.5, words));
        }
        Region region = new Region.Text(id("r"), outline(), Region.Kind.PARAGRAPH, made);
        return new Page("0001", "scan.tif", 6000, 6000, List.of(region), List.of(step()));
    }

    private Region region() {
        String id = id("r");
        return switch (random.nextInt(5)) {
            case 0 -> new Region.Picture(id, outline());
            case 1 -> new Region.Separator(id, outline());
            case 2 -> new Region.Table(id, outline(), lines());
            default -> new Region.Text(id, outline(), pick(Region.Kind.values()), lines());
        };
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            List<Word> words = new ArrayList<>();
            for (int w = random.nextInt(4); w > 0; w--) {
                List<Glyph> glyphs = new ArrayList<>();
                for (int g = random.nextInt(4); g > 0; g--) {
                    glyphs.add(new Glyph(id("g"), box(), readings(1 + random.nextInt(4), true)));
                }
                words.add(new Word(id("w"), box(), glyphs, readings(1 + random.nextInt(3), true)));
            }
            double xHeight = random.nextBoolean() ? 1 + random.nextInt(40) : random.nextDouble() * 40 + 1e-9;
            lines.add(new Line(id("l"), outline(), baseline(), xHeight, words));
        }
        return lines;
    }

    private List<Reading> readings(int count, boolean odd) {
        List<Reading> readings = new ArrayList<>();
        double posterior = random.nextInt(4) == 0 ? 1 : 1 - random.nextDouble();
        for (int i = 0; i < count; i++) {
            readings.add(new Reading(
                    odd ? pick(GRAPHEMES) : String.valueOf((char) ('a' + random.nextInt(26))),
                    odd ? posterior : Math.max(1e-6, Math.rint(posterior * 1e6) / 1e6)));
            posterior *= random.nextInt(5) == 0 ? 1 : 1 - random.nextDouble();
        }
        return readings;
    }

    private ProcessingStep step() {
        Map<String, String> settings = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            settings.put(text(), text());
        }
        Instant at = Instant.ofEpochSecond(random.nextInt());
        return new ProcessingStep(text(), random.nextBoolean() ? text() : "chirograph 0.1.0", at, settings);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pick(GRAPHEMES)).append(pick(new String[] {"", "=", "\\", ";}", "\\n"}));
        }
        return text.toString();
    }

    private Box box() {
        return new Box(random.nextInt(5000), random.nextInt(5000), 1 + random.nextInt(90), 1 + random.nextInt(60));
    }

    private Polygon outline() {
        return random.nextBoolean() ? Polygon.of(box()) : new Polygon(points(3 + random.nextInt(9)));
    }

    private Baseline baseline() {
        return new Baseline(points(2 + random.nextInt(3)));
    }

    private List<Point> points(int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(random.nextInt(6000), random.nextInt(6000)));
        }
        return points;
    }

    private String id(String kind) {
        return kind + ++serial;
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
