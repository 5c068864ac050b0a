package org.chirograph.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    /** The EXIF standard's own table: where the stored 0th row and 0th column belong, worked out by hand on "F". */
    @ParameterizedTest
    @CsvSource({
        "1, 2, abcdef",
        "2, 2, badcfe",
        "3, 2, fedcba",
        "4, 2, efcdab",
        "5, 3, acebdf",
        "6, 3, ecafdb",
        "7, 3, fdbeca",
        "8, 3, bdface"
    })
    void turnsTwoByThreePixelsAsExifSays(int exif, int width, String expected) {
        GrayImage stored = new GrayImage(2, 3, "abcdef".getBytes(StandardCharsets.US_ASCII));

        GrayImage upright = Orientation.ofExif(exif).upright(stored);

        assertThat(upright.width()).isEqualTo(width);
        assertThat(new String(upright.pixels(), StandardCharsets.US_ASCII)).isEqualTo(expected);
    }
}
