package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.chirograph.image.GrayImage;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.junit.jupiter.api.Test;

class StripWarpTest {
    private static final int WIDTH = 200;
    private static final LineGeometry GEOMETRY = new LineGeometry(48, 11, 30);

    @Test
    void changesNothingWhenNothingMayDiffer() {
        LineStrip strip = strip();
        LineStrip same = StripWarp.of(strip, 0, 0, 0, new SplittableRandom(1));
        // The outermost row and column have no neighbour to sample from, and become paper.
        for (int y = 0; y < 47; y++) {
            for (int x = 0; x < WIDTH - 1; x++) {
                assertThat(same.pixels().pixels()[y * WIDTH + x])
                        .isEqualTo(strip.pixels().pixels()[y * WIDTH + x]);
            }
        }
    }

    @Test
    void bendsButKeepsMostOfTheInkAndThePlaceOnTheScan() {
        LineStrip strip = strip();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            LineStrip bent = StripWarp.of(strip, 0.2, 1.0, 0, random);
            assertThat(ink(bent)).isCloseTo(ink(strip), within(0.25 * ink(strip)));
            assertThat(bent.pixels().pixels()).isNotEqualTo(strip.pixels().pixels());
            assertThat(bent.scanX(17)).isEqualTo(strip.scanX(17));
        }
    }

    @Test
    void aBroaderPenMakesMoreInkAndAFinerOneLess() {
        LineStrip strip = strip();
        int more = 0;
        int less = 0;
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            double change = ink(StripWarp.of(strip, 0, 0, 0.4, random)) - ink(strip);
            more += change > 0 ? 1 : 0;
            less += change < 0 ? 1 : 0;
        }
        assertThat(more).isGreaterThan(15);
        assertThat(less).isGreaterThan(15);
    }

    private static double ink(LineStrip strip) {
        double sum = 0;
        for (byte p : strip.pixels().pixels()) {
            sum += 255 - (p & 0xff);
        }
        return sum;
    }

    private static LineStrip strip() {
        byte[] pixels = new byte[WIDTH * 48];
        Arrays.fill(pixels, (byte) 255);
        for (int stroke = 0; stroke < 8; stroke++) {
            for (int y = 19; y < 30; y++) {
                Arrays.fill(pixels, y * WIDTH + 30 + 16 * stroke, y * WIDTH + 34 + 16 * stroke, (byte) 20);
            }
        }
        double[] edges = new double[WIDTH + 1];
        Arrays.setAll(edges, c -> 100 + 2.5 * c);
        return new LineStrip(new GrayImage(WIDTH, 48, pixels), GEOMETRY, edges, new double[WIDTH + 1], 2.5);
    }
}
