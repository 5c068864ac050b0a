package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlantTest {
    private static final int WIDTH = 400;

    /** An H that leans: two strokes and a bar between them. */
    private static int[] letter(int x, double slant) {
        List<Integer> pixels = new ArrayList<>();
        for (int y = 0; y < 60; y++) {
            int shift = (int) Math.round(slant * (60 - y));
            for (int dx = 0; dx < 36; dx++) {
                if (dx < 5 || dx >= 31 || y >= 28 && y < 32) {
                    pixels.add((100 + y) * WIDTH + x + shift + dx);
                }
            }
        }
        return pixels.stream().mapToInt(p -> p).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.2, 0, 0.15, 0.4, 0.7})
    void isTheLeanOfUprightStrokes(double slant) {
        double found = Slant.of(List.of(List.of(letter(60, slant), letter(160, slant))), WIDTH);
        assertThat(found).isCloseTo(slant, within(0.076));
    }

    @Test
    void nothingStandsUpright() {
        assertThat(Slant.of(List.of(), WIDTH)).isZero();
    }

    @Test
    void lettersThatLeanOverEachOtherAreCutAlongTheirSlant() {
        double slant = 0.5;
        List<Integer> pixels = new ArrayList<>();
        for (int x : new int[] {60, 110}) {
            for (int p : letter(x, slant)) {
                pixels.add(p);
            }
        }
        // A stroke at the foot joins them; above it every column between holds ink of one or the other.
        for (int x = 90; x < 116; x++) {
            for (int y = 155; y < 160; y++) {
                pixels.add(y * WIDTH + x);
            }
        }
        InkPiece joined =
                new InkPiece(pixels.stream().distinct().mapToInt(p -> p).toArray(), WIDTH, slant);
        List<InkPiece> pieces = new PieceCutter(5, 60, WIDTH, slant).cut(joined);
        assertThat(pieces).anySatisfy(piece -> {
            assertThat(piece.whole()).isSameAs(joined);
            assertThat(piece.joint()).isCloseTo(5, within(3.0));
            assertThat(piece.left()).isBetween(60 + 0.5 * 160 + 30, 60 + 0.5 * 160 + 52);
        });
        assertThat(pieces.stream().mapToInt(p -> p.pixels().length).sum()).isEqualTo(joined.pixels().length);
    }
}
