package org.chirograph.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people take for characters: letters with their accents. */
public final class Graphemes {
    private Graphemes() {}

    /** A text cut into them; joined they are the text again. */
    public static List<String> of(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> graphemes = new ArrayList<>();
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            graphemes.add(text.substring(from, to));
            from = to;
        }
        return graphemes;
    }
}
