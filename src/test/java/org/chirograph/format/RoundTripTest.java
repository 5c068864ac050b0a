package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
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

class RoundTripTest {
    private static final int PAGES = 400;

    @Test
    void pageXmlGivesBackWhatWasWritten() throws IOException {
        for (int seed = 0; seed < PAGES; seed++) {
            Page page = new PageGenerator(seed).page();
            assertThat(throughPageXml(page)).as("seed %d", seed).isEqualTo(page);
        }
    }

    @Test
    void altoGivesBackWhatWasWritten() throws IOException {
        for (int seed = 0; seed < PAGES; seed++) {
            Page page = new PageGenerator(seed).page();
            assertThat(throughAlto(page)).as("seed %d", seed).isEqualTo(page);
        }
    }

    @Test
    void theSamePageGivesTheSameBytes() throws IOException {
        Page page = new PageGenerator(7).page();
        assertThat(pageXml(page)).isEqualTo(pageXml(new PageGenerator(7).page()));
    }

    @Test
    void charactersThatXmlCannotHoldAreReplaced() throws IOException {
        Page page = onePage(new Reading("a\u0000b\ud800c\uffff\ud835\udd04", 0.5));
        String expected = "a\ufffdb\ufffdc\ufffd\ud835\udd04";
        assertThat(throughPageXml(page).lines().findFirst().orElseThrow().text())
                .isEqualTo(expected);
        assertThat(throughAlto(page).lines().findFirst().orElseThrow().text()).isEqualTo(expected);
    }

    @Test
    void pageXmlMovesPointsOutsideTheScanToItsEdge() throws IOException {
        Region region =
                new Region.Separator("r1", new Polygon(List.of(new Point(-3, 4), new Point(5, -6), new Point(5, 9))));
        Page page = new Page("0001", "x.png", 10, 10, List.of(region), List.of());
        assertThat(throughPageXml(page).regions().getFirst().outline().points())
                .containsExactly(new Point(0, 4), new Point(5, 0), new Point(5, 9));
    }

    @Test
    void altoCutsReadingsOfGlyphsThatAreTooLongForIt() throws IOException {
        Box box = new Box(1, 2, 3, 4);
        Glyph glyph = new Glyph("g1", box, List.of(new Reading("abcd", 0.5), new Reading("efghi", 0.2)));
        Word word = new Word("w1", box, List.of(glyph), List.of(new Reading("abcd", 0.5)));
        Glyph read = throughAlto(onePage(word))
                .lines()
                .findFirst()
                .orElseThrow()
                .words()
                .getFirst()
                .glyphs()
                .getFirst();
        assertThat(read.readings()).containsExactly(new Reading("abc", 0.5));
    }

    static Page onePage(Reading reading) {
        return onePage(new Word("w1", new Box(1, 2, 3, 4), List.of(), List.of(reading)));
    }

    static Page onePage(Word word) {
        Polygon outline = Polygon.of(new Box(0, 0, 9, 9));
        Line line = new Line("l1", outline, Coordinates.usualBaseline(outline), 4, List.of(word));
        Region region = new Region.Text("r1", outline, Region.Kind.PARAGRAPH, List.of(line));
        return new Page("0001", "x.png", 10, 10, List.of(region), List.of());
    }

    static byte[] pageXml(Page page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PageWriter.write(page, out);
        return out.toByteArray();
    }

    static byte[] alto(Page page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AltoWriter.write(page, out);
        return out.toByteArray();
    }

    private static Page throughPageXml(Page page) throws IOException {
        return PageReader.read(new ByteArrayInputStream(pageXml(page)), "page.xml");
    }

    private static Page throughAlto(Page page) throws IOException {
        return AltoReader.read(new ByteArrayInputStream(alto(page)), "alto.xml");
    }
}
