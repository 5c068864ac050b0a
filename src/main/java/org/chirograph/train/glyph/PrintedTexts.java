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

    /** One to four lines of about twenty characters. */
    public List<String> next(Random random) {
        List<String> lines = new ArrayList<>();
        double kind = random.nextDouble();
        for (int l = random.nextInt(4); l >= 0; l--) {
            lines.add(kind < 0.12 ? figures(random) : kind < 0.3 ? marks(random) : words(kind < 0.55, random));
        }
        return lines;
    }

    private String words(boolean capitals, Random random) {
        StringBuilder line = new StringBuilder();
        int at = random.nextInt(words.size());
        while (line.length() < 16) {
            line.append(line.isEmpty() ? "" : " ").append(words.get(at++ % words.size()));
        }
        return capitals ? line.toString().toUpperCase(Locale.ROOT) : line.toString();
    }

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
