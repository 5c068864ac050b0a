package org.chirograph.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLayoutTest {
    private static List<Region> find(GrayImage scan) {
        CleanPage clean = new Preprocessor(Preprocessor.standard()).clean(scan, 0);
        return PageLayout.find(clean, LayoutSettings.standard());
    }

    private static List<Line> lines(List<Region> regions) {
        return new Page("p", "p.png", 1, 1, regions, List.of()).lines().toList();
    }

    private static Point start(Line line) {
        return line.baseline().points().getFirst();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.03, -0.05})
    void baselinesOfASkewedPageLieUnderItsLetters(double slope) {
        DrawnPage page = new DrawnPage(1400, 1900, slope);
        for (int i = 0; i < 20; i++) {
            page.line(200, 250 + i * 60, 50);
        }

        List<Line> lines = lines(find(page.image()));

        assertThat(lines).hasSize(20);
        for (int i = 0; i < 20; i++) {
            Line line = lines.get(i);
            assertThat(line.xHeight()).isCloseTo(DrawnPage.X_HEIGHT, within(2.5));
            for (Point p : line.baseline().points()) {
                assertThat((double) p.y()).isCloseTo(250 + i * 60 + slope * p.x(), within(0.2 * DrawnPage.X_HEIGHT));
            }
        }
    }

    @Test
    void aLargerScanGivesTheSameLinesInItsOwnPixels() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 10; i++) {
            page.line(200, 250 + i * 60, 50);
        }
        GrayImage small = page.image();
        byte[] twice = new byte[4 * small.pixels().length];
        for (int y = 0; y < 3800; y++) {
            for (int x = 0; x < 2800; x++) {
                twice[y * 2800 + x] = small.pixels()[y / 2 * 1400 + x / 2];
            }
        }

        List<Line> lines = lines(find(new GrayImage(2800, 3800, twice)));

        assertThat(lines).hasSize(10);
        assertThat(start(lines.getFirst()).y()).isCloseTo(500, within(6));
        assertThat(lines.getFirst().xHeight()).isCloseTo(28, within(5.0));
    }

    @Test
    void readsTheLeftColumnBeforeTheRight() {
        DrawnPage page = new DrawnPage(1500, 1900, 0);
        page.line(300, 150, 50);
        for (int i = 0; i < 15; i++) {
            page.line(120, 300 + i * 55, 32);
            page.line(820, 310 + i * 55, 32);
        }

        List<Line> lines = lines(find(page.image()));

        assertThat(lines).hasSize(31);
        assertThat(start(lines.getFirst()).y()).isLessThan(200);
        assertThat(lines.subList(1, 16)).allMatch(l -> start(l).x() < 400);
        assertThat(lines.subList(16, 31)).allMatch(l -> start(l).x() > 700);
        assertThat(lines.subList(1, 16)).isSortedAccordingTo((a, b) -> start(a).y() - start(b).y());
    }

    @Test
    void readsAMarginNoteAfterTheBlockItStandsBeside() {
        DrawnPage page = new DrawnPage(1500, 1900, 0);
        for (int i = 0; i < 8; i++) {
            page.line(420, 300 + i * 50, 50);
            page.line(420, 1000 + i * 50, 50);
        }
        page.line(100, 400, 8);
        page.line(100, 450, 8);

        List<Region> regions = find(page.image());

        assertThat(regions).hasSize(3);
        assertThat(regions.get(1)).isInstanceOfSatisfying(Region.Text.class, note -> {
            assertThat(note.kind()).isEqualTo(Region.Kind.MARGINALIA);
            assertThat(note.lines()).hasSize(2);
        });
    }

    @Test
    void readsATableRowByRow() {
        DrawnPage page = new DrawnPage(1500, 1900, 0);
        for (int i = 0; i < 12; i++) {
            page.line(150, 300 + i * 80, 5);
            page.line(600, 300 + i * 80, 6);
            page.line(1050, 300 + i * 80, 5);
        }

        List<Region> regions = find(page.image());

        assertThat(regions).hasSize(1).first().isInstanceOf(Region.Table.class);
        List<Line> lines = lines(regions);
        assertThat(lines).hasSize(36);
        List<Integer> columns = new ArrayList<>();
        lines.forEach(l -> columns.add(start(l).x() / 400));
        assertThat(columns.subList(0, 6)).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void namesAreUniqueAndSpeak() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        page.line(200, 300, 40);
        page.line(200, 360, 40);

        assertThat(lines(find(page.image()))).extracting(Line::id).containsExactly("r1l1", "r1l2");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2000,1", "1,2000", "3,3", "17,40", "900,1300"})
    void aSheetWithoutWritingHasNoLines(int width, int height) {
        for (int grey : new int[] {0, 128, 255}) {
            byte[] pixels = new byte[width * height];
            Arrays.fill(pixels, (byte) grey);

            assertThat(find(new GrayImage(width, height, pixels))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"40,30", "600,2", "500,700"})
    void noiseIsSurvived(int width, int height) {
        byte[] pixels = new byte[width * height];
        new Random(1).nextBytes(pixels);

        assertThat(lines(find(new GrayImage(width, height, pixels)))).allMatch(l -> l.xHeight() > 0);
    }

    /** Six lines of a hand within a pen line that touches the last letters, and a stamp's two lines below it. */
    private static DrawnPage encircled() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 6; i++) {
            page.script(330, 500 + i * 65, 6);
        }
        page.ring(700, 660, 560, 380);
        page.script(700, 1300, 3);
        page.script(700, 1365, 3);
        return page;
    }

    @Test
    void findsEveryLineOfATextThatAPenLineRunsAround() {
        List<Line> lines = lines(find(encircled().image()));

        for (int i = 0; i < 6; i++) {
            int baseline = 500 + i * 65;
            assertThat(lines)
                    .as("line on " + baseline)
                    .filteredOn(line -> Math.abs(start(line).y() - baseline) < 0.4 * DrawnPage.X_HEIGHT)
                    .hasSize(1)
                    .first()
                    .satisfies(line ->
                            assertThat(line.baseline().points().getLast().x()).isBetween(1000, 1120));
        }
    }

    @Test
    void whatStandsOutsideAPenLineAroundTheTextIsOther() {
        List<Region> regions = find(encircled().image());

        for (Region region : regions) {
            Region.Text text = (Region.Text) region;
            boolean below = start(text.lines().getFirst()).y() > 1100;
            assertThat(text.kind() == Region.Kind.OTHER).as(text.id()).isEqualTo(below);
        }
        assertThat(regions).hasSizeGreaterThan(1);
    }

    @Test
    void aPenLineWithAGapRunsAroundItsTextAsWell() {
        DrawnPage page = encircled();
        page.script(330, 1550, 6);
        page.ring(700, 1540, 560, 120);
        page.box(640, 1650, 120, 20, 229);

        for (Region region : find(page.image())) {
            Region.Text text = (Region.Text) region;
            int y = start(text.lines().getFirst()).y();
            assertThat(text.kind() == Region.Kind.OTHER).as(text.id()).isEqualTo(y > 1100 && y < 1450);
        }
    }

    @Test
    void aStampBelowTheTextIsOtherAndItsSignatureIsNot() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 12; i++) {
            page.script(250, 266 + i * 70, 7);
        }
        page.script(650, 1300, 2);
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 16; k++) {
                page.box(250 + k * 25, 1500 + i * 70, 4, 20, 40);
                page.box(261 + k * 25, 1500 + i * 70, 4, 20, 40);
                page.box(250 + k * 25, 1500 + i * 70, 15, 4, 40);
            }
        }

        List<Region> regions = find(page.image());

        assertThat(lines(regions)).hasSize(16);
        for (Region region : regions) {
            Region.Text text = (Region.Text) region;
            int y = start(text.lines().getFirst()).y();
            assertThat(text.kind() == Region.Kind.OTHER).as(text.id()).isEqualTo(y > 1400);
        }
    }

    @Test
    void takesNoRuleOfDotsForALineOfAHand() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 20; i++) {
            page.dots(200 + i * 70);
        }
        for (int i = 0; i < 8; i++) {
            page.script(250, 266 + i * 70, 7);
        }

        assertThat(lines(find(page.image()))).hasSize(8);
    }

    @Test
    void linesOfAHandEndWithTheirLetters() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 8; i++) {
            page.script(250, 266 + i * 70, i == 3 || i == 4 ? 3 : 7);
        }
        page.box(190, 266 + 70 - 12, 9, 12, 40);
        for (int x = 630; x < 1100; x += 60) {
            page.box(x, 266 + 3 * 70 - 8, 40, 3, 40);
        }
        page.box(618, 266 + 4 * 70 - 8, 20, 3, 40);

        List<Line> lines = lines(find(page.image()));

        assertThat(lines).hasSize(8);
        assertThat(lines.get(1).outline().box().x()).as("a scrap before it").isGreaterThan(235);
        assertThat(lines.get(3).outline().box().right())
                .as("strokes that fill it")
                .isLessThan(630);
        assertThat(lines.get(4).outline().box().right()).as("its own hyphen").isGreaterThan(630);
    }

    @Test
    void aRowOfStrokesIsNoLineOfAHand() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 8; i++) {
            page.script(250, 266 + i * 70, 7);
        }
        for (int x = 250; x < 1100; x += 60) {
            page.box(x, 266 + 8 * 70 - 8, 40, 3, 40);
        }

        assertThat(lines(find(page.image()))).hasSize(8);
    }

    @Test
    void findsEveryRowOfSmallTypeAboveAHand() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 12; k++) {
                page.box(250 + k * 9, 150 + i * 15, 2, 8, 40);
                page.box(254 + k * 9, 150 + i * 15, 2, 8, 40);
                page.box(250 + k * 9, 150 + i * 15, 6, 2, 40);
            }
        }
        for (int i = 0; i < 8; i++) {
            page.script(250, 366 + i * 70, 7);
        }

        List<Line> lines = lines(find(page.image()));

        assertThat(lines).hasSize(14);
        for (int i = 0; i < 6; i++) {
            assertThat(start(lines.get(i)).y()).isCloseTo(158 + i * 15, within(2));
            assertThat(lines.get(i).xHeight()).isBetween(5.0, 9.0);
        }
        assertThat(lines.getLast().xHeight()).isCloseTo(DrawnPage.X_HEIGHT, within(3.0));
    }

    @Test
    void measuresTheSmallLettersOfAHandNotItsLoops() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 12; i++) {
            page.script(250, 266 + i * 80, 7);
        }

        List<Line> lines = lines(find(page.image()));

        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst().xHeight()).isCloseTo(DrawnPage.X_HEIGHT, within(3.0));
    }

    @Test
    void wordsFarApartOnUnevenRowsAreLinesWhereLettersStandApart() {
        DrawnPage page = new DrawnPage(1400, 700, 0);
        int[] baselines = {150, 330, 400, 590};
        for (int baseline : baselines) {
            page.line(120, baseline, 5);
            page.line(400, baseline + 4, 3);
        }
        CleanPage clean = new Preprocessor(Preprocessor.standard()).clean(page.image(), 0);

        List<Line> lines = lines(PageLayout.find(clean, LayoutSettings.handPrint()));

        assertThat(lines).hasSize(baselines.length);
        for (int i = 0; i < baselines.length; i++) {
            Line line = lines.get(i);
            assertThat(line.baseline().points())
                    .allSatisfy(p -> assertThat(p.y()).isPositive());
            assertThat((double) start(line).y()).isCloseTo(baselines[i], within(0.5 * DrawnPage.X_HEIGHT));
            assertThat(line.outline().box().x()).isCloseTo(120, within(4));
            assertThat(line.outline().box().right()).isGreaterThan(430);
        }
    }

    @Test
    void aBlankPageHasNoLinesWhereLettersStandApart() {
        CleanPage clean = new Preprocessor(Preprocessor.standard()).clean(new DrawnPage(600, 400, 0).image(), 0);
        assertThat(PageLayout.find(clean, LayoutSettings.handPrint())).isEmpty();
    }
}
