package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;

/** The characters of the net in glyph use. Class 0, a line net's blank, is "no character": a part of one, or two. */
public final class GlyphAlphabet {
    /** The marks of ASCII, in its order. */
    public static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private GlyphAlphabet() {}

    /** Figures, capitals, small letters as EMNIST orders them, then the marks. */
    public static Alphabet latin() {
        List<String> graphemes = new ArrayList<>();
        for (String range : List.of("09", "AZ", "az")) {
            for (char c = range.charAt(0); c <= range.charAt(1); c++) {
                graphemes.add(String.valueOf(c));
            }
        }
        MARKS.chars().forEach(c -> graphemes.add(Character.toString(c)));
        return new Alphabet(graphemes);
    }
}
