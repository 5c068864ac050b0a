package org.chirograph.train.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlyphSplitTest {
    private static final int CLASSES = 5;

    /** Of class c there are 40 · c pictures, in an order that mixes them. */
    private static GlyphSamples samples() {
        int[] classes = IntStream.range(0, 400)
                .map(i -> i * 37 % 400)
                .map(i -> i < 40 ? 1 : i < 120 ? 2 : i < 240 ? 3 : 4)
                .toArray();
        return new GlyphSamples("some", 1, 1, new byte[classes.length], classes, null);
    }

    @Test
    void givesEveryPictureToOnePart() {
        GlyphSplit split = GlyphSplit.of(samples(), CLASSES, 1);
        IntStream all =
                Stream.of(split.learnt(), split.validation(), split.test()).flatMapToInt(Arrays::stream);
        assertThat(all.sorted().toArray())
                .containsExactly(IntStream.range(0, 400).toArray());
    }

    @Test
    void givesOfEveryClassTheSameShare() {
        GlyphSplit split = GlyphSplit.of(samples(), CLASSES, 1);
        for (int c = 1; c < CLASSES; c++) {
            assertThat(ofClass(split.test(), c)).as("class %d", c).isEqualTo(4 * c);
            assertThat(ofClass(split.validation(), c)).as("class %d", c).isEqualTo(2 * c);
        }
    }

    @Test
    void isSettledByTheSeed() {
        int[] first = GlyphSplit.of(samples(), CLASSES, 1).test();
        assertThat(GlyphSplit.of(samples(), CLASSES, 1).test()).containsExactly(first);
        assertThat(GlyphSplit.of(samples(), CLASSES, 2).test()).isNotEqualTo(first);
    }

    private static long ofClass(int[] which, int wanted) {
        GlyphSamples samples = samples();
        return Arrays.stream(which).filter(i -> samples.classOf(i) == wanted).count();
    }
}
