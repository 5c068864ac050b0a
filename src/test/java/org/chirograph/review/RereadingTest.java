package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.catalog.Correction;
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
import org.junit.jupiter.api.Test;

/** Pages of lines 40 pixels high, 50 apart, in which a letter is 10 pixels wide. */
class RereadingTest {
    private static final String ADA = "Ada";

    private final List<Correction> trail = new ArrayList<>();

    @Test
    void aLineThatIsVouchedForTakesThePlaceOfThoseItCovers() {
        Line kept = line("r1l1", 0, 0, ADA, "dear", "friend");
        Page anew = page(line("r1l1", 0, 0, "", "deer"), line("r1l2", 0, 60, "", "fiend"), line("r1l3", 1, 0, "", "x"));
        Page merged = Rereading.of(page(kept, line("r1l2", 1, 0, "", "y")), trail, anew);
        assertThat(merged.lines()).extracting(Line::text).containsExactly("dear friend", "x");
        assertThat(merged.lines().findFirst()).contains(kept);
        assertUnique(merged);
    }

    @Test
    void wordsVouchedForStayAmongThoseReadAnew() {
        Line mixed = withChecked(line("r1l1", 0, 0, "", "tho", "old", "mon"), 1);
        Page merged = Rereading.of(page(mixed), trail, page(line("r1l9", 0, 0, "", "the", "odd", "man")));
        Line line = merged.lines().findFirst().orElseThrow();
        assertThat(line.text()).isEqualTo("the old man");
        assertThat(line.words().get(1)).isEqualTo(mixed.words().get(1));
        assertThat(line.id()).as("what the audit trail knows it by").isEqualTo("r1l1");
        assertUnique(merged);
    }

    @Test
    void aLineWhoseWordsWereReadAsOneOrOnTwoLinesStaysAsItIs() {
        Line mixed = withChecked(line("r1l1", 0, 0, "", "tho", "old", "mon"), 1);
        Page joined = Rereading.of(page(mixed), trail, page(line("r1l1", 0, 0, "", "theoldermen")));
        assertThat(joined.lines()).containsExactly(mixed);
        Page split = Rereading.of(
                page(withChecked(mixed, 2)),
                trail,
                page(line("r1l1", 0, 0, "", "the", "odd"), line("r1l2", 0, 80, "", "man")));
        assertThat(split.lines()).extracting(Line::text).containsExactly("tho old mon");
    }

    @Test
    void aLineReadTogetherWithOneThatStaysLosesItsWords() {
        Line kept = line("r1l1", 0, 0, ADA, "dear");
        Page merged = Rereading.of(page(kept), trail, page(line("r1l1", 0, 0, "", "deer", "nineteen", "fourteen")));
        assertThat(merged.lines()).extracting(Line::text).containsExactlyInAnyOrder("dear", "nineteen fourteen");
        assertUnique(merged);
    }

    @Test
    void whatWasDeletedStaysDeleted() {
        Line emptied = line("r1l1", 0, 0, "", "blot").withWords(List.of());
        Line shorter = line("r1l2", 1, 0, "", "dear", "friend");
        Line unread = line("r1l3", 2, 0, "", "x").withWords(List.of());
        change("r1l1", "blot", "");
        change("r1l2", "dear friend stain", "dear friend");
        Page anew = page(
                line("r1l1", 0, 0, "", "bolt"),
                line("r1l2", 1, 0, "", "deer", "friend", "stein"),
                line("r1l3", 2, 0, "", "x"));
        Page merged = Rereading.of(page(emptied, shorter, unread), trail, anew);
        assertThat(merged.lines()).extracting(Line::text).containsExactly("", "dear friend", "x");
        change("r1l2", "dear friend", "dear friend stain");
        Page takenBack = Rereading.of(page(emptied, shorter, unread), trail, anew);
        assertThat(takenBack.lines()).extracting(Line::text).containsExactly("", "deer friend stein", "x");
    }

    @Test
    void aLineThatWasMissedAgainIsPutWhereItStands() {
        Line drawn = line("drawn1", 1, 0, ADA, "between");
        Page merged = Rereading.of(
                page(drawn), trail, page(line("r1l1", 0, 0, "", "above"), line("r1l2", 2, 0, "", "below")));
        assertThat(merged.lines()).extracting(Line::text).containsExactly("above", "between", "below");
    }

    @Test
    void outlinesShareWhatBothHold() {
        Polygon box = Polygon.of(new Box(10, 10, 20, 10));
        assertThat(SharedArea.of(box)).isEqualTo(200);
        assertThat(SharedArea.of(box, Polygon.of(new Box(20, 15, 50, 50)))).isEqualTo(50);
        assertThat(SharedArea.of(box, Polygon.of(new Box(30, 10, 5, 5)))).isZero();
        Polygon slope = new Polygon(List.of(new Point(0, 0), new Point(99, 99), new Point(0, 99)));
        assertThat(SharedArea.of(slope, Polygon.of(new Box(0, 0, 100, 100)))).isBetween(4900.0, 5150.0);
    }

    private void change(String line, String before, String after) {
        trail.add(new Correction("letter", "0001", line, before, after, ADA, Instant.EPOCH));
    }

    private static void assertUnique(Page page) {
        assertThat(page.lines()
                        .flatMap(line -> Stream.concat(
                                Stream.of(line.id()),
                                line.words().stream()
                                        .flatMap(word -> Stream.concat(
                                                Stream.of(word.id()),
                                                word.glyphs().stream().map(Glyph::id))))))
                .doesNotHaveDuplicates();
    }

    private static Page page(Line... lines) {
        Region text = new Region.Text("r1", Polygon.of(new Box(0, 0, 500, 200)), Region.Kind.PARAGRAPH, List.of(lines));
        return new Page("0001", "letter.jpg", 500, 200, List.of(text), List.of());
    }

    private static Line line(String id, int row, int x, String checkedBy, String... texts) {
        List<Word> words = new ArrayList<>();
        int left = x;
        for (String text : texts) {
            String word = id + "w" + (words.size() + 1);
            List<Glyph> glyphs = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                Box box = new Box(left + 10 * i, 50 * row, 10, 40);
                glyphs.add(new Glyph(word + "g" + (i + 1), box, said(text.substring(i, i + 1))));
            }
            words.add(new Word(word, new Box(left, 50 * row, 10 * text.length(), 40), glyphs, said(text), checkedBy));
            left += 10 * text.length() + 10;
        }
        Box box = Box.between(x, 50 * row, left - 10, 50 * row + 40);
        Baseline baseline = new Baseline(List.of(new Point(x, 50 * row + 30), new Point(left - 11, 50 * row + 30)));
        return new Line(id, Polygon.of(box), baseline, 15, words);
    }

    private static Line withChecked(Line line, int index) {
        List<Word> words = new ArrayList<>(line.words());
        Word word = words.get(index);
        words.set(index, new Word(word.id(), word.box(), word.glyphs(), word.readings(), ADA));
        return line.withWords(words);
    }

    private static List<Reading> said(String text) {
        return List.of(new Reading(text, 0.5));
    }
}
