package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphImage;

/** One sample's pixels: 0 paper to 255 ink, row by row. */
public final class GlyphPicture {
    private final byte[] darkness;
    private final int width;
    private final int height;

    GlyphPicture(byte[] darkness, int width, int height) {
        this.darkness = darkness;
        this.width = width;
        this.height = height;
    }

    /** For each character some of a data set's pictures. */
    public static Map<String, List<GlyphPicture>> byCharacter(
            List<GlyphSamples> sets, List<int[]> which, Alphabet alphabet) {
        Map<String, List<GlyphPicture>> all = new HashMap<>();
        for (int s = 0; s < sets.size(); s++) {
            GlyphSamples set = sets.get(s);
            for (int i : which.get(s)) {
                all.computeIfAbsent(alphabet.grapheme(set.classOf(i)), c -> new ArrayList<>())
                        .add(new GlyphPicture(set.picture(i), set.width(), set.height()));
            }
        }
        return all;
    }

    byte[] darkness() {
        return darkness;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Where its ink lies. */
    GlyphImage.Box box() {
        return GlyphImage.Box.of(darkness, width, height);
    }
}
