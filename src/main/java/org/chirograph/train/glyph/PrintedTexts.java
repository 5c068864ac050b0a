package org.chirograph.train.glyph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.chirograph.recognize.GlyphAlphabet;

/** What people print by hand: some words in small letters or in block capitals, figures, marks. */
public final class PrintedTexts {
    /** Paragraphs of the text that are kept to choose from. */
    private static final int PARAGRAPHS = 4000;

    private final List<String> words = new ArrayList<>();

    /** @param text one paragraph a line, compressed by gzip */
    public PrintedTexts(Path text) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(text)), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            for (int i = 0; line != null && i < PARAGRAPHS; i++, line = reader.readLine()) {
                for (String word : line.split("\\s+")) {
                    if (word.matches("[\\x21-\\x7e]{1,12}")) {
                        words.add(word);
                    }
                }
            }
        }
        if (words.isEmpty()) {
            throw new IOException(text + " holds no words");
        }
    }

    /** One to six lines: words running on, a list of single words, figures, codes, or what is full of marks. */
    public List<String> next(Random random) {
        List<String> lines = new ArrayList<>();
        double kind = random.nextDouble();
        int most = kind < LIST ? LONGEST_LIST : MOST_LINES;
        for (int l = random.nextInt(most); l >= 0; l--) {
            lines.add(line(kind, random));
        }
        return lines;
    }

    private String line(double kind, Random random) {
        if (kind < LIST) {
            return words(kind < LIST / 2, 1, random);
        }
        if (kind < 0.32) {
            return figures(random);
        }
        if (kind < 0.46) {
            return marks(random);
        }
        if (kind < 0.6) {
            return letters(random);
        }
        return words(kind < 0.8, 16 + 12 * random.nextInt(2), random);
    }

    /** What no language tells: the alphabet, initials, codes, in capitals or small letters. */
    private static String letters(Random random) {
        boolean alphabet = random.nextBoolean();
        int at = random.nextInt(LETTERS.length());
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            line.append(LETTERS.charAt((alphabet ? at + i : random.nextInt(LETTERS.length())) % LETTERS.length()));
            if (!alphabet && random.nextInt(6) == 0) {
                line.append(" -./0123456789".charAt(random.nextInt(14)));
            }
        }
        return random.nextInt(3) > 0 ? line.toString() : line.toString().toLowerCase(Locale.ROOT);
    }

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Share of pages that are lists, and how many words they hold at most. */
    private static final double LIST = 0.22;

    private static final int LONGEST_LIST = 6;
    private static final int MOST_LINES = 4;

    /** @param least characters on the line */
    private String words(boolean capitals, int least, Random random) {
        StringBuilder line = new StringBuilder();
        int at = random.nextInt(words.size());
        while (line.length() < least) {
            line.append(line.isEmpty() ? "" : " ").append(quoted(words.get(at++ % words.size()), random));
        }
        return capitals ? line.toString().toUpperCase(Locale.ROOT) : line.toString();
    }

    /** Now and then a word has a mark on it. */
    private static String quoted(String word, Random random) {
        return random.nextDouble() >= MARKED
                ? word
                : switch (random.nextInt(7)) {
                    case 0 -> '"' + word + '"';
                    case 1 -> '\'' + word + '\'';
                    case 2 -> word + "'s";
                    case 3 -> '(' + word + ')';
                    case 4 -> '$' + String.valueOf(random.nextInt(1000));
                    case 5 -> random.nextInt(100) + "%";
                    default -> word + ",\"";
                };
    }

    private static final double MARKED = 0.1;

    private static String figures(Random random) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            line.append((char) ('0' + random.nextInt(10)));
            if (random.nextInt(4) == 0) {
                line.append(" -./()".charAt(random.nextInt(6)));
            }
        }
        return line.toString().strip();
    }

    /** Words between marks, marks repeated, marks alone, as programs, prices and quotations have them. */
    private String marks(Random random) {
        StringBuilder line = new StringBuilder();
        while (line.length() < 18) {
            double kind = random.nextDouble();
            if (kind < 0.5) {
                line.append(String.valueOf(mark(random)).repeat(1 + random.nextInt(random.nextInt(3) + 1)));
            } else if (kind < 0.8) {
                line.append(words.get(random.nextInt(words.size())));
            } else if (kind < 0.9) {
                line.append(random.nextInt(100));
            } else {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static char mark(Random random) {
        return GlyphAlphabet.MARKS.charAt(random.nextInt(GlyphAlphabet.MARKS.length()));
    }
}
