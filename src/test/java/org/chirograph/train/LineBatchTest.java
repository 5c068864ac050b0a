package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chirograph.image.GrayImage;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.junit.jupiter.api.Test;

class LineBatchTest {
    private static final LineGeometry GEOMETRY = new LineGeometry(32, 12, 20);

    @Test
    void linesWithASecondViewTakeTwiceTheColumns() {
        List<TrainingLine> once = IntStream.range(0, 8).mapToObj(i -> line(200)).toList();
        List<TrainingLine> twice =
                once.stream().map(line -> line.withSecondView(strip(200))).toList();
        List<LineBatch> plain = LineBatch.of(once, 1024, new Random(1));
        List<LineBatch> doubled = LineBatch.of(twice, 1024, new Random(1));
        assertThat(plain).hasSize(2).allSatisfy(batch -> {
            assertThat(batch.lines()).hasSize(4);
            assertThat(batch.views()).hasSize(4);
        });
        assertThat(doubled).hasSize(4).allSatisfy(batch -> {
            assertThat(batch.lines()).hasSize(2);
            assertThat(batch.views())
                    .containsExactly(
                            batch.lines().get(0).strip(),
                            batch.lines().get(1).strip(),
                            batch.lines().get(0).secondView(),
                            batch.lines().get(1).secondView());
            assertThat(batch.input()).hasSize(4 * 32 * batch.width());
        });
    }

    private static TrainingLine line(int width) {
        return new TrainingLine(strip(width), "a", new int[] {1});
    }

    private static LineStrip strip(int width) {
        GrayImage pixels = new GrayImage(width, 32, new byte[32 * width]);
        return new LineStrip(pixels, GEOMETRY, new double[width + 1], new double[width + 1], 2);
    }
}
