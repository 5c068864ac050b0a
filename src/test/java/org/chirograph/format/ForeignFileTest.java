package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.junit.jupiter.api.Test;

/** Files in other programs' ways. */
class ForeignFileTest {
    @Test
    void aPageXmlLineWithoutWordsBecomesOneWord() throws IOException {
        Line line = page("<TextRegion id='r'><Coords points='0,0 99,0 99,99'/><TextLine id='l'>"
                        + "<Coords points='10,10 89,10 89,49 10,49'/>"
                        + "<TextEquiv conf='0.7'><Unicode>two words</Unicode></TextEquiv></TextLine></TextRegion>")
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(line.words()).hasSize(1);
        assertThat(line.words().getFirst().readings()).containsExactly(new Reading("two words", 0.7));
        assertThat(line.baseline().points()).containsExactly(new Point(10, 40), new Point(89, 40));
        assertThat(line.xHeight()).isEqualTo(0.45 * 40);
    }

    @Test
    void readingOrderComesBeforeTheOrderInTheFile() throws IOException {
        Page page = page("<ReadingOrder><OrderedGroup id='o'>"
                + "<RegionRefIndexed index='2' regionRef='c'/>"
                + "<OrderedGroupIndexed id='g' index='1'><RegionRefIndexed index='1' regionRef='a'/>"
                + "<RegionRefIndexed index='0' regionRef='b'/></OrderedGroupIndexed>"
                + "</OrderedGroup></ReadingOrder>"
                + region("a") + region("x") + region("b") + region("c"));
        assertThat(page.regions().stream().map(Region::id)).containsExactly("b", "a", "c", "x");
    }

    @Test
    void regionsInsideRegionsFollowTheirParents() throws IOException {
        Page page = page(
                "<ImageRegion id='i'><Coords points='0,0 99,0 99,99'/>" + region("a") + "</ImageRegion>" + region("b"));
        assertThat(page.regions().stream().map(Region::id)).containsExactly("i", "a", "b");
        assertThat(page.regions().getFirst()).isInstanceOf(Region.Picture.class);
    }

    @Test
    void theMainTextStaysFirstEvenIfAnAlternativeIsMoreConfident() throws IOException {
        Line line = page("<TextRegion id='r'><Coords points='0,0 99,0 99,99'/><TextLine id='l'>"
                        + "<Coords points='10,10 89,10 89,49'/><TextEquiv index='1' conf='0.9'><Unicode>b</Unicode>"
                        + "</TextEquiv><TextEquiv index='0' conf='0'><Unicode>a</Unicode></TextEquiv>"
                        + "</TextLine></TextRegion>")
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(line.words().getFirst().readings()).containsExactly(new Reading("a", 1e-6), new Reading("b", 1e-6));
    }

    @Test
    void olderAltoIsRead() throws IOException {
        String text = "<alto xmlns='http://www.loc.gov/standards/alto/ns-v2#'><Description><MeasurementUnit>pixel"
                + "</MeasurementUnit></Description><Layout><Page ID='P7' WIDTH='99.4' HEIGHT='50' PHYSICAL_IMG_NR='7'>"
                + "<TopMargin/><PrintSpace><ComposedBlock ID='c'><TextBlock ID='b'>"
                + "<TextLine HPOS='1' VPOS='2' WIDTH='30' HEIGHT='10' BASELINE='9.6'>"
                + "<String CONTENT='exam' HPOS='1' VPOS='2' WIDTH='20' HEIGHT='10' WC='0.25'>"
                + "<ALTERNATIVE>exams</ALTERNATIVE></String><HYP CONTENT='-'/></TextLine>"
                + "</TextBlock></ComposedBlock><GraphicalElement ID='g'/></PrintSpace></Page></Layout></alto>";
        Page page = AltoReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "old.xml");
        assertThat(page.id()).isEqualTo("P7");
        assertThat(page.width()).isEqualTo(99);
        assertThat(page.regions()).hasSize(2);
        Line line = page.lines().findFirst().orElseThrow();
        assertThat(line.words().getFirst().readings()).containsExactly(new Reading("exam-", 0.25));
        assertThat(line.baseline().points()).containsExactly(new Point(1, 10), new Point(30, 10));
    }

    private static String region(String id) {
        return "<TextRegion id='" + id + "'><Coords points='0,0 9,0 9,9'/></TextRegion>";
    }

    private static Page page(String inside) throws IOException {
        String text = "<PcGts xmlns='http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15'>"
                + "<Page imageFilename='a.png' imageWidth='100' imageHeight='100'>" + inside + "</Page></PcGts>";
        return PageReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "foreign.xml");
    }
}
