package org.chirograph.recognize;

/**
 * Where a printed letter stands on its line: how high it reaches and how deep, in capital heights above the baseline,
 * as handwriting copies teach it.
 *
 * @param top of the ink; when {@code small}, in heights of the small letters instead
 * @param small whether the top is that of a small letter, which hands make of very unlike size
 */
public record LetterShape(double top, double bottom, boolean small) {
    /** Height of the small letters, in capitals, where a line does not tell. */
    public static final double SMALL_LETTERS = 0.6;

    private static final double DESCENT = -0.35;
    private static final LetterShape CAPITAL = new LetterShape(1, 0, false);
    private static final String SMALL = "acemnorsuvwxz";
    private static final String SMALL_DEEP = "gpqy";

    /** Marks, then top and bottom in hundredths of a capital's height. */
    private static final String[] MARKS = {
        "!/\\", "102 -3", "\"'", "102 70", "#%&?", "98 0", "$", "106 -8", "()[]{}|", "108 -15", "*", "100 52", "+",
        "72 12", ",", "10 -20", "-~", "45 36", ".", "8 -3", ":", "50 -3", ";", "50 -18", "<>", "74 6", "=", "54 26",
        "@", "92 2", "^", "100 70", "_", "-8 -16", "`", "102 78"
    };

    private static final LetterShape[] TABLE = table();

    /** The shape of a character; a capital's for what is not in the table. */
    public static LetterShape of(String grapheme) {
        char c = grapheme.charAt(0);
        return c < TABLE.length ? TABLE[c] : CAPITAL;
    }

    private static LetterShape[] table() {
        LetterShape[] table = new LetterShape[128];
        java.util.Arrays.fill(table, CAPITAL);
        SMALL.chars().forEach(c -> table[c] = new LetterShape(1, 0, true));
        SMALL_DEEP.chars().forEach(c -> table[c] = new LetterShape(1, DESCENT, true));
        table['j'] = new LetterShape(0.9, DESCENT, false);
        table['i'] = new LetterShape(0.9, 0, false);
        table['t'] = new LetterShape(0.9, 0, false);
        for (int i = 0; i < MARKS.length; i += 2) {
            String[] cells = MARKS[i + 1].split(" ");
            LetterShape shape =
                    new LetterShape(Integer.parseInt(cells[0]) / 100.0, Integer.parseInt(cells[1]) / 100.0, false);
            MARKS[i].chars().forEach(c -> table[c] = shape);
        }
        return table;
    }
}
