package org.chirograph.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Reading;

/**
 * The tokens of a line, those of alternatives included. A word takes as many positions as its best reading has tokens;
 * the tokens of an alternative stand at the same positions, and what it has more stands at the last of them. A word
 * that is punctuation in every reading takes none. What a word broken at the line's end is as a whole counts among its
 * readings, after its own.
 */
final class LineTokens {
    /**
     * A token of one reading (0 is the best) of one word.
     *
     * @param text as a word of {@link Folding}
     */
    record Token(String text, String spelling, int position, int word, int reading, double posterior) {}

    private final List<Token> tokens = new ArrayList<>();
    private final int positions;

    LineTokens(IndexedLine line) {
        int position = 0;
        for (int w = 0; w < line.words().size(); w++) {
            List<Reading> readings = line.readings(w);
            int width = 0;
            int before = tokens.size();
            for (int r = 0; r < readings.size(); r++) {
                List<String> texts = Folding.spellings(readings.get(r).text());
                if (r == 0) {
                    width = Math.max(1, texts.size());
                }
                for (int i = 0; i < texts.size(); i++) {
                    int place = position + Math.min(i, width - 1);
                    String spelling = texts.get(i);
                    double posterior = readings.get(r).posterior();
                    tokens.add(new Token(Folding.word(spelling), spelling, place, w, r, posterior));
                }
            }
            if (tokens.size() > before) {
                position += width;
            }
        }
        positions = position;
    }

    /** Word by word, and in each reading by reading. */
    List<Token> list() {
        return tokens;
    }

    /** Those of the words' best readings, by position. */
    List<Token> best() {
        return tokens.stream().filter(token -> token.reading == 0).toList();
    }

    int positions() {
        return positions;
    }

    /** Every different token with its {@link Presence}. */
    Map<String, Presence> presences() {
        Map<String, Presence> presences = new LinkedHashMap<>();
        for (Token token : tokens) {
            presences.computeIfAbsent(token.text, text -> new Presence()).add(token, 1);
        }
        return presences;
    }
}
