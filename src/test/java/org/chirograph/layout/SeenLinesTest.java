package org.chirograph.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.image.CleanPage;
import org.chirograph.image.CoarsePage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.LineMap;
import org.chirograph.image.Orientation;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.Region;
import org.chirograph.page.TurnedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a hand where a net has seen them: here it is known where they run, and what is made of that is tested. */
class SeenLinesTest {
    private static final int FIRST = 250;
    private static final int PITCH = 80;
    private static final int ROWS = 8;

    private static DrawnPage script(double slope) {
        DrawnPage page = new DrawnPage(1400, 1900, slope);
        for (int i = 0; i < ROWS; i++) {
            page.script(200, FIRST + i * PITCH, 7);
        }
        return page;
    }

    /** Sure of the middles of some rows, on the grid on which a net answers. */
    private static LineSight sight(double slope, boolean[] rows, float sure) {
        return (page, xHeight) -> {
            boolean level = page.ink().width() < page.ink().height(); // nothing is seen of it when it lies on its side
            CoarsePage coarse = CoarsePage.of(page, xHeight);
            double columnStep = 4 * coarse.columnStep();
            double rowStep = 2 * coarse.rowStep();
            int columns = coarse.columns() / 4;
            float[] values = new float[columns * (coarse.rows() / 2)];
            double scale = (double) page.ink().width() / 1400;
            for (int v = 0; v < values.length; v++) {
                double x = (v % columns + 0.5) * columnStep / scale;
                double y = (v / columns + 0.5) * rowStep / scale;
                for (int i = 0; i < ROWS; i++) {
                    double middle = FIRST + i * PITCH - DrawnPage.X_HEIGHT / 2.0 + slope * x;
                    double off = (y - middle) / (0.35 * DrawnPage.X_HEIGHT);
                    if (level && rows[i] && x > 190 && x < 200 + 7 * 7 * DrawnPage.PITCH) {
                        values[v] = Math.max(values[v], sure * (float) Math.exp(-off * off / 2));
                    }
                }
            }
            return new LineMap(columns, coarse.rows() / 2, values, columnStep, rowStep);
        };
    }

    private static List<Line> find(DrawnPage page, LineSight sight) {
        CleanPage clean = new Preprocessor(Preprocessor.standard()).clean(page.image(), 0);
        return new Page(
                        "p",
                        "p.png",
                        1,
                        1,
                        PageLayout.find(clean, LayoutSettings.standard(), Optional.of(sight)),
                        List.of())
                .lines()
                .toList();
    }

    private static boolean[] all() {
        boolean[] rows = new boolean[ROWS];
        java.util.Arrays.fill(rows, true);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.04, -0.05})
    void linesStandOnTheLettersWhoseMiddlesWereSeen(double slope) {
        List<Line> lines = find(script(slope), sight(slope, all(), 0.95f));
        assertThat(lines).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            // Drawn letters have bars on top and below, which widen the dense band.
            assertThat(lines.get(i).xHeight() / DrawnPage.X_HEIGHT).isBetween(0.95, 1.35);
            for (Point p : lines.get(i).baseline().points()) {
                assertThat((double) p.y()).isCloseTo(FIRST + i * PITCH + slope * p.x(), within(4.0));
            }
        }
    }

    @Test
    void whatWasNotSeenAsALineIsNone() {
        boolean[] rows = all();
        rows[2] = false;
        rows[7] = false;
        List<Line> lines = find(script(0), sight(0, rows, 0.95f));
        assertThat(lines).hasSize(ROWS - 2);
        assertThat(lines.get(2).baseline().points().getFirst().y()).isCloseTo(FIRST + 3 * PITCH, within(4));
    }

    @Test
    void whatIsHardlyProbableIsNoLine() {
        assertThat(find(script(0), sight(0, all(), 0.25f))).isEmpty();
    }

    /** A line up the side of the page, seen when the page is laid on one of its sides. */
    @ParameterizedTest
    @EnumSource(
            value = QuarterTurn.class,
            names = {"CLOCKWISE", "COUNTERCLOCKWISE"})
    void whatRunsUpTheSideIsFoundOnTheTurnedPage(QuarterTurn turn) {
        DrawnPage side = new DrawnPage(1900, 1400, 0);
        side.script(300, 1250, 8);
        GrayImage upright = Orientation.turn(turn.back().quarters()).upright(side.image());
        DrawnPage rows = new DrawnPage(1400, 1900, 0);
        // The line stands in the left or the right margin: where the turned page has its foot.
        int left = turn == QuarterTurn.COUNTERCLOCKWISE ? 250 : 60;
        for (int i = 0; i < ROWS; i++) {
            rows.script(left, FIRST + i * PITCH, 6);
        }
        byte[] both = rows.image().pixels().clone();
        for (int i = 0; i < both.length; i++) {
            both[i] = (byte) Math.min(both[i] & 0xff, upright.pixels()[i] & 0xff);
        }
        LineSight level = sight(0, all(), 0.95f);
        List<QuarterTurn> looks =
                new ArrayList<>(List.of(QuarterTurn.NONE, QuarterTurn.CLOCKWISE, QuarterTurn.COUNTERCLOCKWISE));
        LineSight sight = (page, xHeight) -> {
            QuarterTurn look = looks.removeFirst();
            LineMap map = level.look(page, xHeight);
            if (look == QuarterTurn.NONE) {
                return map;
            }
            float[] values = new float[map.values().length];
            double scale = (double) page.ink().width() / 1900;
            for (int v = 0; look == turn && v < values.length; v++) {
                double x = (v % map.columns() + 0.5) * map.columnStep() / scale;
                double y = (v / map.columns() + 0.5) * map.rowStep() / scale;
                double off = (y - 1250 + DrawnPage.X_HEIGHT / 2.0) / (0.35 * DrawnPage.X_HEIGHT);
                values[v] = x > 290 && x < 300 + 8 * 7 * DrawnPage.PITCH ? (float) (0.9 * Math.exp(-off * off / 2)) : 0;
            }
            return new LineMap(map.columns(), map.rows(), values, map.columnStep(), map.rowStep());
        };
        CleanPage clean = new Preprocessor(Preprocessor.standard()).clean(new GrayImage(1400, 1900, both), 0);
        List<Region> regions = PageLayout.find(clean, LayoutSettings.standard(), Optional.of(sight));
        assertThat(regions.getLast()).isInstanceOfSatisfying(Region.Text.class, text -> {
            assertThat(text.kind()).isEqualTo(Region.Kind.MARGINALIA);
            Line line = text.lines().getFirst();
            assertThat(text.lines()).hasSize(1);
            assertThat(QuarterTurn.of(line.baseline())).isEqualTo(turn);
            assertThat(new TurnedFrame(turn, 1400, 1900).turned(line).baseline().points())
                    .allSatisfy(p -> assertThat((double) p.y()).isCloseTo(1250, within(4.0)));
        });
        assertThat(regions.stream().mapToInt(region -> region.lines().size()).sum())
                .isEqualTo(ROWS + 1);
    }

    @Test
    void typeIsSoughtWithoutIt() {
        DrawnPage page = new DrawnPage(1400, 1900, 0);
        for (int i = 0; i < 10; i++) {
            page.line(200, FIRST + i * 60, 50);
        }
        LineSight none = (clean, xHeight) -> {
            throw new AssertionError("a typed page was looked at");
        };
        assertThat(find(page, none)).hasSize(10);
    }
}
