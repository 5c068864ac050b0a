package org.chirograph.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnedFrameTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;

    private static final Line LINE = new Line(
            "l1",
            Polygon.of(new Box(20, 30, 100, 25)),
            new Baseline(List.of(new Point(20, 50), new Point(70, 52), new Point(119, 51))),
            12,
            List.of(new Word(
                    "l1w1",
                    new Box(20, 35, 9, 16),
                    List.of(new Glyph("l1w1g1", new Box(20, 35, 9, 16), List.of(new Reading("a", 0.5)))),
                    List.of(new Reading("a", 0.5)),
                    "Ada")));

    @ParameterizedTest
    @EnumSource
    void thereAndBackIsWhereItBegan(QuarterTurn turn) {
        TurnedFrame frame = new TurnedFrame(turn, WIDTH, HEIGHT);
        assertThat(frame.back().turned(frame.turned(LINE))).isEqualTo(LINE);
        assertThat(frame.back().back()).isEqualTo(frame);
    }

    @ParameterizedTest
    @EnumSource
    void aTurnedLineIsTurnedBackByItsOwnTurn(QuarterTurn turn) {
        Line turned = new TurnedFrame(turn, WIDTH, HEIGHT).turned(LINE);
        assertThat(QuarterTurn.of(turned.baseline())).isEqualTo(turn.back());
        Line level = TurnedFrame.upright(turned).turned(turned);
        assertThat(QuarterTurn.of(level.baseline())).isEqualTo(QuarterTurn.NONE);
        assertThat(level.outline().box().width()).isEqualTo(100);
        assertThat(level.words().getFirst().box().height()).isEqualTo(16);
    }

    @Test
    void clockwiseTheTopGoesToTheRight() {
        TurnedFrame frame = new TurnedFrame(QuarterTurn.CLOCKWISE, WIDTH, HEIGHT);
        assertThat(frame.turned(new Point(0, 0))).isEqualTo(new Point(HEIGHT - 1, 0));
        assertThat(frame.turned(new Box(0, HEIGHT - 10, 5, 10))).isEqualTo(new Box(0, 0, 10, 5));
    }
}
