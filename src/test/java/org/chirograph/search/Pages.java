package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/**
 * Pages from a few strings, one a line. A word is its readings with {@code /} between and their posteriors after colons,
 * such as {@code radium:0.9/rodium:0.05}; without a posterior it is certain. Line l of the page lies at y = 100 l, word
 * w of it at x = 50 w, each 40 wide and 30 high.
 */
final class Pages {
    private Pages() {}

    static Page page(String id, String... lines) {
        List<Line> made = new ArrayList<>();
        for (String text : lines) {
            int number = made.size();
            List<Word> words = new ArrayList<>();
            for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
                int column = words.size();
                String wordId = "l" + number + "w" + column;
                words.add(new Word(wordId, new Box(50 * column, 100 * number, 40, 30), List.of(), readings(word)));
            }
            Polygon outline = Polygon.of(new Box(0, 100 * number, 2000, 40));
            Baseline baseline =
                    new Baseline(List.of(new Point(0, 100 * number + 30), new Point(2000, 100 * number + 30)));
            made.add(new Line("l" + number, outline, baseline, 20, words));
        }
        Polygon whole = Polygon.of(new Box(0, 0, 2000, 3000));
        Region region = new Region.Text("r1", whole, Region.Kind.PARAGRAPH, made);
        return new Page(id, "scan-" + id + ".jpg", 2000, 3000, List.of(region), List.of());
    }

    private static List<Reading> readings(String word) {
        List<Reading> readings = new ArrayList<>();
        for (String reading : word.split("/")) {
            int colon = reading.lastIndexOf(':');
            readings.add(
                    colon < 0
                            ? new Reading(reading, 1)
                            : new Reading(
                                    reading.substring(0, colon), Double.parseDouble(reading.substring(colon + 1))));
        }
        return readings;
    }
}
